import { existsSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { SignIn } from '../identity/index.js';

/** Asked for every time: it is small, and names the files of its version. */
const PAGE = { 'cache-control': 'no-cache' };
/** Their names change with their content. */
const ASSET = { 'cache-control': 'public, max-age=31536000, immutable' };

/** The page as built files of a folder. Its own scripts run, nothing else; it speaks with this service and, to sign in, with the issuer. */
export function pageRoutes(folder: string | null, signIn: SignIn): Router {
  const router = Router();
  const policy = policyOf(signIn);
  const files = filesOf(folder);
  const send = (file: string, headers: object, request: Request, response: Response, next: NextFunction): void => {
    if (folder === null || !files.has(file)) {
      next();
      return;
    }
    // Built with the page; fonts are compressed as they are.
    const isPacked = request.acceptsEncodings('br') === 'br' && files.has(`${file}.br`);
    response
      .set({ ...headers, 'content-security-policy': policy })
      .vary('accept-encoding')
      .type(extname(file));
    if (isPacked) response.set('content-encoding', 'br');
    response.sendFile(isPacked ? `${file}.br` : file, { root: folder, cacheControl: false }, (error) => {
      if (error) next(error);
    });
  };
  const page = (request: Request, response: Response, next: NextFunction): void =>
    send('index.html', PAGE, request, response, next);
  router.get('/', page);
  router.get('/page', page);
  router.get('/page/*path', page);
  // Above all that it keeps; asked for anew each time, so that a new build is seen.
  router.get('/shell-worker.js', (request, response, next) => send('shell-worker.js', PAGE, request, response, next));
  router.get('/assets/:file', (request, response, next) =>
    send(`assets/${request.params.file}`, ASSET, request, response, next),
  );
  return router;
}

/** What is there when the service starts; nothing else of the machine can be asked for. */
const filesOf = (folder: string | null): ReadonlySet<string> =>
  folder === null || !existsSync(folder)
    ? new Set()
    : new Set(
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
      );

const policyOf = (signIn: SignIn): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${signIn.kind === 'OIDC' ? ` ${new URL(signIn.issuer).origin}` : ''}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
