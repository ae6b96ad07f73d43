import type { Request } from 'express';

/**
 * Whether the caller has this answer already (RFC 9110, If-None-Match: `*` or a list, compared weakly). Express would not look
 * where a request says `Cache-Control: no-cache`, which `fetch` adds by itself to every request with If-None-Match.
 */
export function isUnchanged({ headers }: Pick<Request, 'headers'>, etag: string): boolean {
  const asked = headers['if-none-match'];
  if (asked === undefined) return false;
  if (asked.trim() === '*') return true;
  const opaque = etag.replace(/^W\//, '');
  return [...asked.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, tag]) => tag === opaque);
}
