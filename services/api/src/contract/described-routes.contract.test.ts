import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.js';
import { apiDocument } from '../document.js';
import type { OpenLedger } from '../index.js';
import { NOW, openCity } from '../testing/city.js';
import { routesOf } from '../testing/routes.js';

/** Served, and no part of the contract: the page, what the page of the document loads, and what a demonstration signs in with. */
const UNDESCRIBED = [
  ...['GET /', 'GET /page', 'GET /page/*path', 'GET /shell-worker.js', 'GET /assets/:file'],
  ...['GET /docs/:file', 'GET /dev/jwks.json', 'POST /dev/token'],
];
/** One route of several addresses. */
const SEVERAL: { readonly [route: string]: RegExp } = {
  'GET /api/v1/catalogue/:what': /^GET \/api\/v1\/catalogue\/[a-z]+$/,
  'POST /api/v1/formulas/*id/evaluate': /^POST \/api\/v1\/formulas\/.+\/evaluate$/,
};

let demo: OpenLedger;
beforeAll(async () => {
  demo = await openCity('demo');
});
afterAll(() => demo.close());

test('every route that the service has is described, and everything described is a route', () => {
  const described = Object.entries(apiDocument().paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const inTheDocument = (route: string) => route.replace(/[:*](\w+)/g, '{$1}');
  // A demonstration ledger has all of them.
  const routes = routesOf(createApp({ engine: demo.engine, now: () => NOW }));
  const single = routes.filter((route) => SEVERAL[route] === undefined && !UNDESCRIBED.includes(route));
  const ofSeveral = Object.values(SEVERAL).flatMap((pattern) => described.filter((one) => pattern.test(one)));
  expect(ofSeveral.length).toBeGreaterThan(Object.keys(SEVERAL).length);
  const expected = [...new Set([...single.map(inTheDocument), ...ofSeveral])];
  expect(described.toSorted()).toEqual(expected.toSorted());
  for (const route of [...UNDESCRIBED, ...Object.keys(SEVERAL)]) expect(routes).toContain(route);
});
