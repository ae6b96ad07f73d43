import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Router } from 'express';
import { apiDocument } from '../document.js';

/** Everything comes from here; Swagger UI draws its icons as data URLs. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FILES: readonly string[] = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** The OpenAPI document, and a page to browse it that takes nothing from elsewhere. */
export function documentRoutes(): Router {
  const router = Router();
  const document = JSON.stringify(apiDocument());
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  router.get('/openapi.json', (_, response) => {
    response.type('application/json').set('cache-control', 'no-cache').send(document);
  });
  router.use('/docs', (_, response, next) => {
    response.set('content-security-policy', CONTENT_SECURITY_POLICY).set('x-content-type-options', 'nosniff');
    next();
  });
  router.get('/docs', (_, response) => {
    response.type('html').send(PAGE);
  });
  router.get('/docs/:file', ({ params: { file } }, response, next) => {
    if (file === 'start.js') response.type('js').send(START);
    else if (FILES.includes(file)) response.sendFile(file, { root: folder });
    else next();
  });
  return router;
}

const PAGE = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>kpi-ledger – OpenAPI</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Shapes are shown where they are used: a list of all of them, one of every event type among them, is slow to draw. */
const OPTIONS = 'deepLinking: true, validatorUrl: null, defaultModelsExpandDepth: -1';
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', ${OPTIONS} });\n`;
