import type { RequestHandler } from 'express';

/** As a router has it, so that whoever lists the routes finds those behind it. */
type WithStack = RequestHandler & { readonly stack?: readonly object[] };

/** Handlers that every request goes through, as one: express would find its way from each to the next with as much work as the handlers do. */
export function inOrder(...handlers: readonly WithStack[]): WithStack {
  const all: RequestHandler = (request, response, next) => {
    let at = 0;
    const go = (error?: unknown): void => {
      const handler = handlers[at];
      if (error || handler === undefined) {
        next(error);
        return;
      }
      at += 1;
      try {
        const done: unknown = handler(request, response, go);
        if (done instanceof Promise) done.catch(next);
      } catch (thrown) {
        next(thrown);
      }
    };
    go();
  };
  return Object.assign(all, { stack: handlers.map((handle) => ({ handle, match: () => true })) });
}

/** Routes that no address below `/api/` has: most requests go there, and need not be compared with each of these. */
export const besidesApi = (routes: WithStack): WithStack =>
  Object.assign<RequestHandler, object>(
    (request, response, next) => (request.path.startsWith('/api/') ? next() : routes(request, response, next)),
    { stack: routes.stack },
  );
