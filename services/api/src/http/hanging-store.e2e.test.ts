import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenLedger } from '../ledger.js';
import { aroundEngine } from '../operation/around-engine.js';
import { DEFAULT_SETTINGS } from '../operation/index.js';
import { type Serving, serve } from '../serve.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

let city: OpenLedger;
let issuer: TestIssuer;
let working: Serving;
let hanging: Serving;
const tokens: { [who: string]: string } = {};

beforeAll(async () => {
  city = await openCity();
  issuer = await new TestIssuer(() => NOW, await makePair('one', 'ES256')).start();
  const stuck = aroundEngine(city.engine, () => () => new Promise(() => undefined));
  const settings = { ...DEFAULT_SETTINGS, KPI_ANSWER_SECONDS: 3600 };
  const options = { port: 0, now: () => NOW, identity: issuer.settings };
  working = await serve({ ...options, engine: city.engine });
  hanging = await serve({ ...options, engine: stuck, settings });
  tokens['everybody'] = await issuer.token({ roles: ['RATING_OFFICER'], official: 'clerk-2' });
  tokens['so-a'] = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-a', official: 'of-so-a' });
});
afterAll(async () => {
  await Promise.all([hanging.stop(), working.stop()]);
  await issuer.stop();
  await city.close();
});

const OF = { ratings: 'unit=so-a', explanations: 'subject=head-so-a', readiness: 'unit=so-a' };
const MALFORMED = ['', 'period=2026-Q9', 'period=2026-Q1&effective=2026-02-30', 'period=2026-Q1&limit=x', 'perio=2026'];

describe.each(['everybody', 'so-a'])('while the store hangs, a malformed question of %s', (who) => {
  test.each(Object.entries(OF))('to /%s is refused as ever, and does not wait for it', async (address, about) => {
    for (const malformed of MALFORMED) {
      const path = `/api/v1/${address}?${about}&${malformed}`;
      const refused = await ask(hanging, path, { token: tokens[who] });
      expect([path, refused.status]).toEqual([path, 400]);
      expect(refused.body).toEqual((await ask(working, path, { token: tokens[who] })).body);
    }
  });
});
