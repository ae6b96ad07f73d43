/**
 * Lets the page open without a network. It keeps the built files of one build and nothing of the ledger: what is asked of the service goes
 * past it. BUILD and FILES are written in front of it by the build.
 */
/* global BUILD, FILES */
const KEPT = 'kpi.shell.';
const SHELL = `${KEPT}${BUILD}`;
const PAGE = '/page';

addEventListener('install', (event) => event.waitUntil(keepShell()));

// Only once no tab is left that runs the build before: it may still ask for a file of its own.
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate' && /^\/(page(\/.*)?)?$/.test(pathname)) event.respondWith(page(request));
});

async function keepShell() {
  const shell = await caches.open(SHELL);
  await shell.addAll([new Request(PAGE, { cache: 'no-cache' }), ...FILES]);
  // Where another build was put there in the same moment, its page would ask for files that are not kept.
  const text = await (await shell.match(PAGE)).text();
  const named = text.match(/\/assets\/[\w.-]+/g) ?? [];
  if (named.some((file) => !FILES.includes(file))) {
    await caches.delete(SHELL);
    throw new Error('another build');
  }
}

async function forgetOthers() {
  for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== SHELL) await caches.delete(name);
}

/** The service's own, so that nobody with a network is left on an old build; what is kept only where there is no answer. */
async function page(request) {
  const kept = async () => (await caches.open(SHELL)).match(PAGE);
  try {
    const response = await fetch(request);
    return response.status < 500 ? response : ((await kept()) ?? response);
  } catch (error) {
    const shell = await kept();
    if (shell === undefined) throw error;
    return shell;
  }
}

/** The name of a file changes with what is in it. */
async function asset(request) {
  const shell = await caches.open(SHELL);
  const before = await shell.match(request, { ignoreVary: true });
  if (before !== undefined) return before;
  const response = await fetch(request);
  if (response.ok) await shell.put(request, response.clone());
  return response;
}
