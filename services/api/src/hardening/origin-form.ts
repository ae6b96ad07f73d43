import type { IncomingMessage, RequestListener } from 'node:http';
import { oneHost, unreadableTarget } from './early-problems.js';
import { type RefusalNotes, refuseRequest } from './refuse.js';

/**
 * Answers requests whose target is path and query, as it is read everywhere behind. A whole address (RFC 9112, 3.2.2) is taken apart here
 * and nowhere else: two readings of one address would give the rights of one to another.
 */
export const originForm =
  (answer: RequestListener, notes: RefusalNotes): RequestListener =>
  (request, response) => {
    if (!hasOneHost(request)) return refuseRequest(request, response, oneHost, notes);
    const target = originOf(request.url ?? '');
    if (target === null) return refuseRequest(request, response, unreadableTarget, notes);
    request.url = target;
    answer(request, response);
  };

/** RFC 9112, 3.2: two of them, and a proxy in front may have gone by the other one. HTTP/1.0 may have none. */
function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

/** null: no address of a service like this one. */
function originOf(target: string): string | null {
  // `*` is the server as a whole; nothing is there.
  if (target.startsWith('/') || target === '*') return target;
  const url = URL.parse(target);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? `${url.pathname}${url.search}` : null;
}
