import { beforeEach, describe, expect, test } from 'vitest';
import type { At, Engine } from '../engine.js';
import { smallCity } from '../testing/city.js';
import { fourAnswers } from '../testing/four-answers.js';
import { answered, TestLedger } from '../testing/ledger.js';

const OF = { indicator: 'kinh-te-so', unit: null } as const;
const MOMENTS = { first: '2026-02-09', date: '2025-12-31', today: '2026-03-01' };
const STREAM = 'indicator-kinh-te-so';
let ledger: TestLedger;
let measurement: string;

/** The share of the digital economy is to be at least 30 % by 2030; 21 % was measured for 2025, and recorded on 20 January 2026. */
beforeEach(async () => {
  ledger = new TestLedger();
  await smallCity(ledger);
  await ledger.record(
    'IndicatorDefined',
    {
      ...OF,
      ...{ plan: 'kh03', row: '1', title: 'Tỷ trọng kinh tế số', measure: '%', kind: 'indicator', direction: 'up' },
      ...{ annual: false, lead: [{ unit: 'so-a', text: 'Sở A', collective: false }], legalBasis: null },
    },
    '2025-06-01',
  );
  const target = { raw: '≥ 30', comparator: '>=', value: '30', upper: null, universe: null } as const;
  await ledger.record('TargetSet', { ...OF, horizon: '2030', targets: [target], reading: null }, '2025-06-01');
  ledger.on('2026-01-20');
  measurement = await ledger.record(
    'IndicatorMeasured',
    { ...OF, period: '2025', value: '21', source: 'Cục Thống kê' },
    '2025-12-31',
  );
});

const attained = async (engine: Engine, at: At) => {
  const { rows } = await answered(engine.indicators(at));
  return [rows[0]?.value, rows[0]?.progress];
};

const stream = async (): Promise<string> => {
  let found = STREAM;
  for await (const { event } of ledger.store.readAll()) if (event.id === measurement) found = event.stream;
  return found;
};

describe('A measurement of 2025, 21 of 30', () => {
  test('corrected to 24 on 10 February: the year is what it is known to have been, then 7/10, now 4/5.', async () => {
    ledger.on('2026-02-10');
    await ledger.record(
      'FactCorrected',
      {
        ...{ stream: await stream(), target: measurement, targetType: 'IndicatorMeasured', correctedValidAt: null },
        ...{ data: { ...OF, period: '2025', value: '24', source: 'Cục Thống kê' }, reason: 'số chính thức' },
      },
      '2025-12-31',
    );
    ledger.on('2026-03-01');
    expect(await fourAnswers(await ledger.engine(), MOMENTS, attained)).toEqual({
      knownThen: { atTheDate: ['21', '7/10'], today: ['21', '7/10'] },
      knownNow: { atTheDate: ['24', '4/5'], today: ['24', '4/5'] },
    });
  });

  test('retracted on 10 February: nothing is measured, which is not zero; asked for a day before its year ended, it never was there.', async () => {
    ledger.on('2026-02-10');
    const about = { stream: await stream(), target: measurement, targetType: 'IndicatorMeasured' };
    await ledger.record('FactRetracted', { ...about, reason: 'nhầm địa phương' }, '2025-12-31');
    ledger.on('2026-03-01');
    const engine = await ledger.engine();
    expect(await fourAnswers(engine, MOMENTS, attained)).toEqual({
      knownThen: { atTheDate: ['21', '7/10'], today: ['21', '7/10'] },
      knownNow: { atTheDate: [null, null], today: [null, null] },
    });
    expect(await fourAnswers(engine, { ...MOMENTS, date: '2025-12-30' }, attained)).toMatchObject({
      knownThen: { atTheDate: [null, null], today: ['21', '7/10'] },
    });
  });
});
