import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { parseKnown } from './known.js';

const NOW = Date.parse('2026-04-05T18:00:00.000Z'); // 01:00 on 6 April in Vietnam

test.each([
  ['12', { kind: 'ordinal', n: 12 }],
  ['0', { kind: 'ordinal', n: 0 }],
  ['2026-04-05', { kind: 'date', day: '2026-04-05' }],
  ['2026-04-06', { kind: 'date', day: '2026-04-06' }],
  ['2026-04-05T09:00:00+07:00', { kind: 'instant', at: '2026-04-05T02:00:00.000Z' }],
  ['2026-04-05T02:00:00.5Z', { kind: 'instant', at: '2026-04-05T02:00:00.500Z' }],
])('%s is %j', (text, known) => {
  expect(parseKnown(text, NOW)).toEqual(E.right(known));
});

test.each([
  ['2026-04-07', 'KNOWN_IN_FUTURE'],
  ['2026-04-05T18:00:01Z', 'KNOWN_IN_FUTURE'],
  ['2026-02-30', 'INVALID_KNOWN'],
  ['yesterday', 'INVALID_KNOWN'],
  ['-1', 'INVALID_KNOWN'],
  ['1.5', 'INVALID_KNOWN'],
  ['2026-04-05T09:00:00', 'INVALID_KNOWN'],
  ['', 'INVALID_KNOWN'],
])('%j is refused as %s', (text, code) => {
  expect(parseKnown(text, NOW)).toMatchObject({ _tag: 'Left', left: { code, path: 'known', kind: 'INVALID' } });
});

test('More events than the ledger has are refused, with both numbers.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  const engine = await ledger.engine();
  expect(await engine.rate({ period: '2026-Q1', known: { kind: 'ordinal', n: 999 } })()).toMatchObject({
    left: { code: 'KNOWN_BEYOND_HEAD', message: expect.stringMatching(/\d+ sự kiện.*999/) },
  });
});

test('The end of a day is known, the first instant of the next is not.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-02-01');
  await ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A mới' });
  const engine = await ledger.engine();
  const of = async (day: string) => (await answered(engine.basis({ known: { kind: 'date', day } }))).ordinal;
  expect([await of('2025-12-31'), (await of('2026-02-01')) - (await of('2026-01-31'))]).toEqual([0, 1]);
});

test('An empty ledger answers with no rows.', async () => {
  const engine = await new TestLedger(null).engine();
  expect(engine.ledger()).toBeNull();
  expect(await answered(engine.rate({ period: '2026-Q1' }))).toMatchObject({ basis: { ordinal: 0 }, rows: [] });
});
