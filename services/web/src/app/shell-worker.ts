const WORKER = '/shell-worker.js';
const KEPT = 'kpi.shell.';

/**
 * Has the built files kept on this device, so that the page opens without a network; where the browser has no worker (or the page came
 * without HTTPS) it opens with one only. `?shell=forget` takes everything away that was kept of the page itself.
 */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const isForgotten = new URLSearchParams(location.search).get('shell') === 'forget';
  try {
    if (isForgotten) await forgetShell();
    else await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' });
  } catch {
    // Not allowed on this device: nothing else of the page rests on it.
  }
}

async function forgetShell(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(KEPT)) await caches.delete(name);
}
