import { verifyBundle } from '@kpi-ledger/verify';
import { expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import { recompute } from '../recompute/index.js';
import { answered, type TestLedger } from '../testing/ledger.js';
import { Q1, rated } from '../testing/rated-city.js';

/** The city with its first quarter published and closed; a task of the employee alone beside the one of the sở. */
async function closed(): Promise<{ readonly ledger: TestLedger; readonly engine: Engine }> {
  const ledger = await rated();
  ledger.on('2026-04-05');
  const engine = await ledger.engine();
  await answered(engine.publishPeriod(Q1));
  expect(await answered(engine.closePeriod(Q1))).toMatchObject({ status: 'RECORDED' });
  return { ledger, engine };
}

test('a bundle of everybody carries the whole ledger and every rating comes out again', async () => {
  const { engine } = await closed();
  const { text } = await answered(engine.sealBundle({ period: '2026-Q1' }));
  const found = verifyBundle(text, recompute);
  expect(found).toMatchObject({ status: 'NOT_ANCHORED', firstBad: null, official: true });
  expect(found.ratings.map(({ person, S }) => [person, S])).toEqual([
    ['director', '100'],
    ['employee', '80'],
  ]);
});
test('a bundle of one head', async () => {
  const { engine } = await closed();
  const { text } = await answered(engine.sealBundle({ period: '2026-Q1', unit: 'so-a' }));
  const found = verifyBundle(text, recompute);
  expect(found).toMatchObject({ status: 'NOT_ANCHORED', firstBad: null, official: true, subordinates: 1 });
  expect(found.ratings.map(({ person, S }) => [person, S])).toEqual([['director', '100']]);
  console.log(JSON.parse(text).events.length, text.length);
});
