import type { RequestListener, ServerResponse } from 'node:http';
import { badRequest, problemBody } from '../problem.js';

/**
 * Answers requests whose target is path and query, as it is read everywhere behind. A whole address (RFC 9112, 3.2.2) is taken apart here
 * and nowhere else: two readings of one address would give the rights of one to another.
 */
export const originForm =
  (answer: RequestListener): RequestListener =>
  (request, response) => {
    const target = originOf(request.url ?? '');
    if (target === null) return refuse(response);
    request.url = target;
    answer(request, response);
  };

/** null: no address of a service like this one. */
function originOf(target: string): string | null {
  // `*` is the server as a whole; nothing is there.
  if (target.startsWith('/') || target === '*') return target;
  const url = URL.parse(target);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? `${url.pathname}${url.search}` : null;
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(
    problemBody(badRequest('BAD_REQUEST', '', 'địa chỉ không đọc được', 'the target of the request cannot be read')),
  );
}
