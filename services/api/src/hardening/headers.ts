import type { ServerResponse } from 'node:http';
import helmet from 'helmet';

/**
 * The service answers data: nothing of an answer may run, be framed, or be taken for another type. A page sets its own policy. Every
 * answer has the same headers, so helmet is asked for them once.
 */
export function secureHeaders(): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  const noted: Pick<ServerResponse, 'setHeader' | 'removeHeader'> = {
    setHeader(name, value) {
      headers.set(name, String(value));
      return this as ServerResponse;
    },
    // `x-powered-by` is never set.
    removeHeader: () => undefined,
  };
  protect({} as never, noted as ServerResponse, (error) => {
    if (error !== undefined) throw error;
  });
  return headers;
}

const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
});
