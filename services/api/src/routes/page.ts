import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { SignIn } from '../identity/index.js';

/** A file of the folder itself or of its assets, and of no other folder. */
const FILE = /^(assets\/)?[\w-][\w.-]*$/;
const ASSET = { headers: { 'cache-control': 'public, max-age=31536000, immutable' } };

interface Asked {
  readonly request: Request;
  readonly response: Response;
  readonly next: NextFunction;
}

/** The page as built files of a folder. Its own scripts run, nothing else; it speaks with this service and, to sign in, with the issuer. */
export function pageRoutes(folder: string | null, signIn: SignIn): Router {
  const router = Router();
  const policy = policyOf(signIn);
  const send = (file: string, how: object, { request, response, next }: Asked): void => {
    if (folder === null || !FILE.test(file)) {
      next();
      return;
    }
    response.set('content-security-policy', policy).vary('accept-encoding').type(extname(file));
    // Built with the page; fonts are compressed as they are.
    const isPacked = request.acceptsEncodings('br') === 'br' && existsSync(join(folder, `${file}.br`));
    if (isPacked) response.set('content-encoding', 'br');
    response.sendFile(isPacked ? `${file}.br` : file, { root: folder, ...how }, (error) => {
      if (!error || response.headersSent) return;
      for (const header of ['content-encoding', 'content-security-policy', 'content-type', 'cache-control'])
        response.removeHeader(header);
      next();
    });
  };
  // Small, and names the files of its version: asked for every time.
  const page = (request: Request, response: Response, next: NextFunction): void =>
    send('index.html', { headers: { 'cache-control': 'no-cache' } }, { request, response, next });
  router.get('/', page);
  router.get('/page', page);
  router.get('/page/*path', page);
  // Their names change with their content.
  router.get('/assets/:file', (request, response, next) =>
    send(`assets/${request.params.file}`, ASSET, { request, response, next }),
  );
  return router;
}

const policyOf = (signIn: SignIn): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${signIn.kind === 'OIDC' ? ` ${new URL(signIn.issuer).origin}` : ''}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
