import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { serve } from '@kpi-ledger/api';
import { openEngine } from '@kpi-ledger/engine';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { day } from '../../bench/generate/draft.ts';
import { generateLog } from '../../bench/generate/log.ts';
import { opened } from '../../bench/measure/opened.ts';
import { CHROMIUM } from '../../tools/chromium.ts';
import { answerTo } from './demo-page.ts';
import { madeUpName } from './made-up-names.ts';

const BUILT = fileURLToPath(new URL('../../../services/web/dist', import.meta.url));
/** The first quarter has been scored. */
const UNTIL = day('2026-04-20');
export const PERIOD = '2026-Q1';

export interface CityPage {
  readonly url: string;
  readonly browser: Browser;
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

/**
 * The page over the real service on a generated ledger of so many officials, signed in as the rating officer. The ledger has no
 * readable names (nobody has their keys), so the answer with names gets made-up ones on its way to the browser.
 */
export async function cityPage(officials: number, units: number): Promise<CityPage> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-city-'));
  const path = join(folder, 'city.db');
  await (await opened(openSqliteStore({ path, clock: Date.now }))).close();
  const db = new DatabaseSync(path);
  const insert = db.prepare('INSERT INTO events(ordinal, stream, revision, bytes) VALUES (?, ?, ?, ?)');
  db.exec('PRAGMA synchronous = OFF; BEGIN');
  for (const { ordinal, stream, revision, bytes, recordedOn } of generateLog({
    ...{ events: officials * 4, seed: 1, units, officials, years: 1 },
  })) {
    if (recordedOn > UNTIL) break;
    insert.run(ordinal, stream, revision, bytes);
  }
  db.exec('COMMIT');
  db.close();
  const store = await opened(openSqliteStore({ path, clock: Date.now }));
  const engine = await opened(openEngine({ store, vault: createMemoryKeyVault(), clock: Date.now }));
  const serving = await serve({ engine, port: 0, page: BUILT });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  await signIn(context, serving.url);
  await madeUpNames(context);
  return {
    ...{ url: serving.url, browser, page: await context.newPage() },
    stop: async () => {
      await browser.close();
      await serving.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ roles: ['RATING_OFFICER'], unit: 'ubnd-tp', official: 'cb-000001' }),
  });
  const { access_token: token } = (await response.json()) as { readonly access_token: string };
  const kept = JSON.stringify({ token, until: Date.now() + 3_600_000 });
  await context.addInitScript((text) => sessionStorage.setItem('kpi.token', text), kept);
}

async function madeUpNames(context: BrowserContext): Promise<void> {
  await context.route('**/api/v1/names*', async (route) => {
    const response = await answerTo(route);
    const names = (await response.json()) as { readonly people: { readonly [id: string]: string } };
    const people = Object.fromEntries(Object.keys(names.people).map((id, i) => [id, madeUpName(i)]));
    await route.fulfill({ response, json: { ...names, people } });
  });
}
