import type { Request, RequestHandler } from 'express';
import { badRequest, type Problem, sendProblem } from '../problem.js';

/** What bodies an address takes, the first row that fits; nothing else is read. null: its route looks at the file itself. */
const BODIES: readonly { readonly path: RegExp; readonly types: readonly string[] | null }[] = [
  { path: /^\/api\/v1\/(imports|tasks\/[^/]+\/evidence\/[^/]+)\/?$/, types: null },
  { path: /^\/api\/v1\//, types: ['application/json'] },
];

/** Whether the route of an address reads the file that is sent there, whatever it is. */
export const takesFiles = (request: Request): boolean =>
  BODIES.find(({ path }) => path.test(pathOf(request)))?.types === null;

/** Refuses a body of another kind than its address takes, before anything reads it. JSON is UTF-8 (RFC 8259). */
export const knownMediaTypes = (): RequestHandler => (request, response, next) => {
  if (!hasBody(request)) return next();
  const types = BODIES.find(({ path }) => path.test(pathOf(request)))?.types;
  if (types === undefined || types === null) return next();
  const isKnown = typeof request.is([...types]) === 'string' && isUtf8(request.get('content-type') ?? '');
  if (isKnown) return next();
  sendProblem(response, unsupported(types));
};

const pathOf = ({ baseUrl, path }: Request): string => `${baseUrl}${path}`.toLowerCase();

/** A body of no length has no type either. */
export const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? '0') > 0;

const isUtf8 = (type: string): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
};

const unsupported = (types: readonly string[]): Problem => ({
  ...badRequest(
    'UNSUPPORTED_MEDIA_TYPE',
    'content-type',
    `nội dung phải có content-type: ${types.join(' hoặc ')} (UTF-8)`,
    `the body must be ${types.join(' or ')}, in UTF-8`,
  ),
  status: 415,
  title: 'Unsupported media type',
});
