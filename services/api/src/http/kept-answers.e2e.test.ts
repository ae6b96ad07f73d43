import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenLedger } from '../ledger.js';
import { openLedger } from '../open-ledger.js';
import { type Serving, serve } from '../serve.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-kept-answers-'));
const url = `sqlite:${join(folder, 'kpi.db')}`;
let now = NOW;
let ledger: OpenLedger;
let service: Serving;

async function open(): Promise<OpenLedger> {
  const opened = await openLedger({ url, create: false, clock: () => now })();
  if (opened._tag === 'Left') throw new Error(opened.left.detail);
  return opened.right;
}

beforeAll(async () => {
  await (await openCity('live', [], url)).close();
  ledger = await open();
  service = await serve({ engine: ledger.engine, port: 0, now: () => now });
});
afterAll(async () => {
  await service.stop();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const PATH = '/api/v1/ratings?period=2026-Q2';
const asked = async (path = PATH) => {
  const { status, headers, body } = await ask(service, path);
  expect(status).toBe(200);
  return { body, etag: headers.get('etag'), ordinal: headers.get('kpi-basis-ordinal') };
};
const effectiveOf = (body: object) => (body as { readonly basis: { readonly effective: string } }).basis.effective;

test('what was answered is answered again: the same bytes, headers and tag, also without a body', async () => {
  const first = await fetch(`${service.url}${PATH}`);
  const again = await fetch(`${service.url}${PATH}`);
  const text = await first.text();
  expect(await again.text()).toBe(text);
  const headers = ({ headers: all }: Response) =>
    [...all].filter(([name]) => !['date', 'x-request-id', 'ratelimit', 'connection', 'keep-alive'].includes(name));
  expect(headers(again)).toEqual(headers(first));
  const head = await fetch(`${service.url}${PATH}`, { method: 'HEAD' });
  expect(headers(head)).toEqual(headers(first));
  expect(await head.text()).toBe('');
});

test('what another process records is seen by the next question', async () => {
  const before = await asked();
  expect(await asked()).toEqual(before);
  const other = await open();
  const done = await other.engine.execute({
    ...{ commandId: 'relieved', type: 'HeadRelieved', validAt: '2026-04-02', actor: 'test' },
    data: { post: 'head-so-b', person: 'director-b' },
  })();
  expect(done).toMatchObject({ right: { status: 'RECORDED' } });
  await other.close();
  const after = await asked();
  expect(Number(after.ordinal)).toBe(Number(before.ordinal) + 1);
  expect(after.body).not.toEqual(before.body);
});

test('the next day stands on the next day', async () => {
  const before = effectiveOf((await asked()).body);
  now += 86_400_000;
  const after = effectiveOf((await asked()).body);
  expect(Date.parse(after) - Date.parse(before)).toBe(86_400_000);
});

test('a point of knowledge is looked at every time', async () => {
  const { ordinal } = await asked();
  const then = await asked(`${PATH}&known=${Number(ordinal) - 1}`);
  expect(then.ordinal).toBe(String(Number(ordinal) - 1));
  expect((await asked(`${PATH}&%6bnown=${Number(ordinal) - 1}`)).ordinal).toBe(then.ordinal);
});
