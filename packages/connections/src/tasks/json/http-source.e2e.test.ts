import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeTasks } from '../take.js';
import { assignment, type City, evidence, memoryCursor, openCity, report } from '../testing/city.js';
import { type Instead, type TestServer, testServer } from '../testing/http-server.js';
import { httpTaskSource } from './http-source.js';
import { PAGE_LIMIT } from './page.js';

let server: TestServer;
let city: City;
let cursor: ReturnType<typeof memoryCursor>;
beforeEach(async () => {
  server = await testServer();
  city = await openCity();
  cursor = memoryCursor();
});
afterEach(() => server.stop());

async function take(timeout = 5000) {
  const source = httpTaskSource('qlvb', server.address, { token: 'bi-mat', timeout });
  const taken = await takeTasks({ ...city, source, cursor, dryRun: false, passRejected: false })();
  if (E.isLeft(taken)) throw new Error(taken.left.detail);
  return taken.right;
}

test('Pages are taken one after the other, with the token; then an unchanged answer is not sent again.', async () => {
  server.deliver([assignment()]);
  server.deliver([report()]);
  expect(await take()).toMatchObject({ recorded: 2, stopped: null });
  expect(await take()).toMatchObject({ items: 0, recorded: 0 });
  expect(await take()).toMatchObject({ items: 0, recorded: 0 });
  expect(server.asked.map(({ status }) => status)).toEqual([200, 200, 200, 304]);
  expect(server.asked.map(({ since }) => since)).toEqual([null, '1', '2', '2']);
  expect(new Set(server.asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer bi-mat']));
  server.deliver([evidence()]);
  expect(await take()).toMatchObject({ items: 1, recorded: 1 });
});

const good = '{"items": [], "next": "1", "more": false}';
test.each<[string, Instead, string]>([
  ['a connection that breaks in the middle', { kind: 'BREAKS' }, 'SOURCE_UNREACHABLE'],
  ['a server that does not answer', { kind: 'SILENT' }, 'SOURCE_UNREACHABLE'],
  ['an error of the server', { kind: 'BODY', status: 500, body: good }, 'SOURCE_REFUSED'],
  ['a token that is not taken', { kind: 'BODY', status: 401, body: good }, 'SOURCE_REFUSED'],
  ['a redirection, which might lead the token away', { kind: 'BODY', status: 302, body: '' }, 'SOURCE_UNREACHABLE'],
  ['a page of login in HTML', { kind: 'BODY', status: 200, body: '<html>Đăng nhập</html>' }, 'PAGE_BROKEN'],
  ['half of a page', { kind: 'BODY', status: 200, body: good.slice(0, 20) }, 'PAGE_BROKEN'],
  ['a page without a cursor', { kind: 'BODY', status: 200, body: '{"items": []}' }, 'PAGE_BROKEN'],
  ['a page without items', { kind: 'BODY', status: 200, body: '{"next": "1"}' }, 'PAGE_BROKEN'],
  ['nothing at all', { kind: 'BODY', status: 200, body: '' }, 'PAGE_BROKEN'],
  ['far too deep a page', { kind: 'BODY', status: 200, body: `{"items":${'['.repeat(1e6)}` }, 'PAGE_BROKEN'],
  ['far too long a page', { kind: 'BODY', status: 200, body: ' '.repeat(PAGE_LIMIT + 1) }, 'PAGE_TOO_LARGE'],
])('%s on the second page leaves the first one taken; the next run goes on', async (_, instead, code) => {
  server.deliver([assignment()]);
  server.deliver([report()]);
  server.instead.push({
    kind: 'BODY',
    status: 200,
    body: JSON.stringify({ items: [assignment()], next: '1', more: true }),
  });
  server.instead.push(instead);
  const stopped = await take(instead.kind === 'SILENT' ? 500 : 30_000);
  expect(stopped).toMatchObject({ recorded: 1, stopped: { code } });
  expect(JSON.stringify(stopped)).not.toContain('bi-mat');
  expect((await city.recorded()).map(({ type }) => type)).toEqual(['TaskAssigned']);
  expect(await take()).toMatchObject({ items: 1, recorded: 1, stopped: null });
});
