import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLedger, readIdentitySettings, type Serving, serve } from '@kpi-ledger/api';
import { createKpiClient, type KpiClient } from '@kpi-ledger/api-client';
import * as E from 'fp-ts/lib/Either.js';
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
// As it is built: the pictures are taken by Node alone, which finds no `.js` beside a source.
import { demoLedger } from '../../../packages/cli/dist/testing/demo-ledger.js';
import { CHROMIUM } from '../../tools/chromium.ts';
import { changeReader } from './change-reader.ts';

/** The page as it is built. */
export const BUILT = fileURLToPath(new URL('../../../services/web/dist', import.meta.url));

export interface Persona {
  readonly roles: readonly string[];
  readonly unit?: string;
  readonly official?: string;
}
export const OFFICER: Persona = { roles: ['RATING_OFFICER'], unit: 'so-noi-vu', official: 'mau-cong-chuc-01.1' };
/** Judges in the place of the head of the UBND, who scores the heads of the sở. */
export const ASSESSOR = {
  roles: ['ASSESSOR'],
  ...{ unit: 'ubnd-thanh-pho-hue', official: 'mau-cong-chuc-01.2' },
} as const satisfies Persona;
export const UNIT = { roles: ['REPORTING_UNIT'], unit: 'so-tai-chinh' } as const satisfies Persona;

/** Heads an agency, and signs in as himself or herself. */
export const OFFICIAL = {
  roles: ['REPORTING_UNIT'],
  ...{ unit: 'so-khoa-hoc-va-cong-nghe', official: 'mau-giu-chuc-05' },
} as const satisfies Persona;

export interface DemoPage {
  readonly url: string;
  readonly browser: Browser;
  /** A window of somebody who is signed in, or of nobody. */
  readonly window: (persona: Persona | null, more?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext>;
  /** The one tab that the tests share, for that reader from now on; nobody else goes on in it. */
  readonly tab: (persona: Persona | null) => Promise<Page>;
  /** Another reader at a page whose window was opened for nobody. */
  readonly change: (page: Page, persona: Persona | null) => Promise<void>;
  /** The service as a program asks it, in the same role. */
  readonly client: (persona: Persona) => Promise<KpiClient>;
  /** The same ledger where people sign in at an issuer. */
  readonly serveWith: (issuer: string, clientId: string) => Promise<Serving>;
  /** The same ledger with another build of the page. */
  readonly serveBuild: (folder: string) => Promise<Serving>;
  readonly stop: () => Promise<void>;
}

/** The page as it is built, the real service over a demonstration ledger of its own, and one browser. */
export async function demoPage(): Promise<DemoPage> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-page-'));
  const path = join(folder, 'demo.db');
  const [browser] = await Promise.all([
    chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] }),
    demoLedger(path),
  ]);
  const opened = await openLedger({ url: `sqlite:${path}`, create: false })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine, evidence, close } = opened.right;
  const serving = await serve({ engine, evidence, port: 0, page: BUILT });
  const { url } = serving;
  const tokenOf = async (persona: Persona): Promise<string> => {
    const response = await fetch(`${url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(persona),
    });
    return ((await response.json()) as { readonly access_token: string }).access_token;
  };
  const keptOf = async (persona: Persona): Promise<string> =>
    JSON.stringify({ token: await tokenOf(persona), until: Date.now() + 3_600_000 });
  const window: DemoPage['window'] = async (persona, more = {}) => {
    const context = await browser.newContext({
      ...{ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' },
      // What a worker fetches no test could see or stop.
      serviceWorkers: 'block',
      ...more,
    });
    if (persona === null) return context;
    await context.addInitScript((text) => sessionStorage.setItem('kpi.token', text), await keptOf(persona));
    return context;
  };
  const change: DemoPage['change'] = async (page, persona) =>
    changeReader(page, url, persona === null ? null : await keptOf(persona));
  let shared: Page | null = null;
  return {
    url,
    browser,
    window,
    change,
    tab: async (persona) => {
      shared ??= await (await window(null)).newPage();
      await change(shared, persona);
      return shared;
    },
    client: async (persona) =>
      createKpiClient({ baseUrl: url, headers: { authorization: `Bearer ${await tokenOf(persona)}` } }),
    serveWith: (issuer, clientId) => {
      const settings = { KPI_OIDC_ISSUER: issuer, KPI_OIDC_AUDIENCE: 'kpi-ledger', KPI_OIDC_CLIENT_ID: clientId };
      const identity = readIdentitySettings(settings);
      if (E.isLeft(identity)) throw new Error(JSON.stringify(identity.left));
      return serve({ engine, port: 0, identity: identity.right, page: BUILT });
    },
    serveBuild: (folder) => serve({ engine, port: 0, page: folder }),
    stop: async () => {
      await browser.close();
      await serving.stop();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the service answers; asked again on a new connection where it let go of the idle one just then. */
export const answerTo = (route: Route) => route.fetch({ maxRetries: 3 });

/** Until the view has its answers. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const answered = document.querySelector('main[aria-busy="false"] h1') !== null;
    return answered && document.querySelector('.loading') === null;
  });
}

/** To another address within the page that is open, as by a link. */
export async function move(page: Page, path: string): Promise<void> {
  await page.evaluate(async (to) => {
    history.pushState(null, '', to);
    // Until what it asks for is on its way.
    for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
  }, path);
  await settled(page);
}

export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await settled(page);
}
