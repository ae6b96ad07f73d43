import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, serve } from '@kpi-ledger/api';
import { createKpiClient, type KpiClient } from '@kpi-ledger/api-client';
import type { Command } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Browser, Page } from 'playwright-core';
import { changeReader } from './change-reader.ts';
import { BUILT, type Persona } from './demo-page.ts';

const DAY = '2026-01-02';
const DECISION = { number: '12/QĐ-UBND', date: DAY };

type Fact = readonly [type: Command['type'], validAt: string | null, data: object];

const unit = (id: string, name: string, parent: object = {}): Fact => [
  'UnitRegistered',
  DAY,
  { unit: id, name, aliases: [], kind: 'so', ...parent, scope: 'in', article: null },
];
const post = (id: string, of: string, title: string, scope: object): Fact => [
  'PostDefined',
  DAY,
  { post: id, unit: of, title, role: 'HEAD', ...scope },
];
const person = (id: string, name: string, personKind: string): Fact => [
  'OfficialRegistered',
  DAY,
  { person: id, name, personKind },
];

/** A UBND with its chair, one sở with a director and an employee, and a catalogue of two products. */
const CITY: readonly Fact[] = [
  ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000009', kind: 'demo', city: 'hue' }],
  unit('ubnd-tp', 'UBND thành phố'),
  unit('so-a', 'Sở A', { parent: 'ubnd-tp' }),
  post('chu-tich', 'ubnd-tp', 'Chủ tịch', { personKind: 'UNDECIDED', scope: 'out', article: 'Điều 2 khoản 3' }),
  post('giam-doc-a', 'so-a', 'Giám đốc Sở A', { personKind: 'CONG_CHUC', scope: 'in', article: null }),
  person('chair', 'Bà Chủ tịch', 'CAN_BO'),
  person('director', 'Ông Giám đốc', 'CONG_CHUC'),
  person('employee', 'Cô Chuyên viên', 'CONG_CHUC'),
  ['HeadAppointed', DAY, { post: 'chu-tich', person: 'chair' }],
  ['HeadAppointed', DAY, { post: 'giam-doc-a', person: 'director' }],
  ['OfficialAssigned', DAY, { person: 'employee', unit: 'so-a', role: 'STAFF' }],
  ['TrackingUnitDecided', '2026-01-01', { unit: 'ubnd-tp', tracking: 'QUARTER', decision: DECISION }],
  [
    'ProductCatalogueAdopted',
    DAY,
    {
      ...{ catalogue: 'danh-muc', unit: null, title: 'Danh mục', standardUnit: 'báo cáo', decision: DECISION },
      groups: [{ code: 'N1', name: 'Nhóm 1' }],
    },
  ],
  ...[
    ['BC.01', 'Báo cáo tổng hợp'],
    ['DA.02', 'Đề án'],
  ].map(
    ([product, name]): Fact => [
      'ConversionFactorDecided',
      DAY,
      { catalogue: 'danh-muc', product, name, group: 'N1', factor: '1', decision: DECISION },
    ],
  ),
];

/** A ledger of its own whose days the test sets, served with the page to the browser that is there. */
export async function quarterCity(browser: Browser) {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-quarter-'));
  let now = Date.parse('2026-01-03T09:00:00+07:00');
  const clock = () => now;
  const opened = await openLedger({ url: `sqlite:${join(folder, 'quarter.db')}`, create: true, clock })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine, evidence, close } = opened.right;
  let commands = 0;
  /** Beside the page: what is recorded elsewhere. */
  const record = async (facts: readonly Fact[]): Promise<void> => {
    const done = await engine.executeAll(
      facts.map(([type, validAt, data]) => ({
        ...{ commandId: `city-${commands++}`, type, validAt, actor: 'test' },
        data: type === 'LedgerOpened' ? data : { ...data, synthetic: true },
      })),
    )();
    if (E.isLeft(done) || done.right.status !== 'RECORDED') throw new Error(JSON.stringify(done));
  };
  await record(CITY);
  // A ledger is served by what it is: followed to its first events.
  await engine.refresh()();
  const serving = await serve({ engine, evidence, port: 0, now: clock, page: BUILT });
  const { url } = serving;
  const tokenOf = async (persona: Persona): Promise<string> => {
    const response = await fetch(`${url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(persona),
    });
    return ((await response.json()) as { readonly access_token: string }).access_token;
  };
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  return {
    url,
    record,
    /** The clocks of service and browser stand there from now on. */
    on: (day: string): void => {
      now = Date.parse(`${day}T09:00:00+07:00`);
    },
    client: async (persona: Persona): Promise<KpiClient> =>
      createKpiClient({ baseUrl: url, headers: { authorization: `Bearer ${await tokenOf(persona)}` } }),
    /** Somebody at the page on that day; a token is good for one. */
    as: async (persona: Persona): Promise<Page> => {
      await context.clock.setFixedTime(now);
      await changeReader(page, url, JSON.stringify({ token: await tokenOf(persona), until: now + 3_600_000 }));
      return page;
    },
    stop: async (): Promise<void> => {
      await context.close();
      await serving.stop();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
