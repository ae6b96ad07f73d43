import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { evaluate } from '@kpi-ledger/formulas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';

const script = fileURLToPath(new URL('./nd335.py', import.meta.url));
const CASES = process.env['KPI_TEST_LONG'] === '1' ? 100_000 : 2_000;

type Case = { readonly id: string; readonly input: Record<string, unknown> };

const decimal = (max: number, places: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((n) => {
    const digits = String(n).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });

const line = fc
  .record({
    h: fc.oneof(decimal(40, 0), decimal(40, 1), fc.constant('8/5')).filter((h) => !/^0(\.0)?$/.test(h)),
    extra: fc.boolean(),
    units: fc.array(fc.record({ count: fc.nat(4), qualityFaults: fc.nat(6), delays: fc.nat(6) }), { maxLength: 4 }),
    unfinished: fc.nat(3),
  })
  .map(({ h, extra, units, unfinished }) => ({
    h,
    ...(extra ? { extra } : {}),
    units,
    assigned: units.reduce((sum, { count }) => sum + count, unfinished),
  }));

const half = fc.constantFrom('1', '1/2');
const periodScore = fc
  .record({
    leader: fc.boolean(),
    general: fc.option(decimal(30, 2), { freq: 20 }),
    lines: fc.array(line, { maxLength: 6 }),
    leadership: fc.record({ d: half, dd: half, e: half }),
    parameters: fc.record({ capMode: fc.constantFrom('COMPONENT', 'TOTAL_ONLY', 'EXTRA_IN_DENOMINATOR') }),
  })
  .map(({ leadership, ...rest }) => ({
    id: 'nd335/period-score',
    input: rest.leader ? { ...rest, leadership } : rest,
  }));

const score = decimal(100, 2);
const yearScore = fc
  .oneof(
    fc.record({ months: fc.array(score, { minLength: 12, maxLength: 12 }) }),
    fc.record({ quarters: fc.array(score, { minLength: 4, maxLength: 4 }) }),
  )
  .map((input) => ({ id: 'nd335/year-score', input }));

const quota = fc
  .record({
    candidatesAtLeastGood: fc.nat(300),
    rate: fc.constantFrom('20/100', '25/100', '21/100', '9/40'),
    base: fc.constantFrom('GOOD_ONLY', 'GOOD_AND_ABOVE'),
  })
  .map((input) => ({ id: 'nd335/excellent-quota', input }));

const day = fc
  .record({ m: fc.integer({ min: 1, max: 12 }), d: fc.integer({ min: 1, max: 28 }) })
  .map(({ m, d }) => `2026-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const task = fc
  .record({
    due: fc.option(day),
    required: fc.integer({ min: 1, max: 4 }),
    part: fc.nat(3),
    completedOn: day,
    cancelledOn: fc.option(day, { freq: 5 }),
    excused: fc.boolean(),
    weight: decimal(9, 1).filter((w) => w !== '0.0'),
  })
  .map(({ part, completedOn, required, ...rest }) => {
    const accepted = Math.min(part, required);
    return { ...rest, required, accepted, completedOn: accepted === required ? completedOn : null };
  });
const completion = fc
  .record({ effective: day, tasks: fc.array(task, { maxLength: 8 }) })
  // What is not done by the day asked for is not accepted by then: the caller counts accepted units up to that day.
  .map(({ effective, tasks }) => ({
    effective,
    tasks: tasks.map((t, i) => ({
      id: `t${i}`,
      ...t,
      ...(t.completedOn !== null && t.completedOn > effective ? { accepted: t.required - 1, completedOn: null } : {}),
    })),
  }))
  .map((input) => ({ id: 'completion/plan', input }));

const signed = fc.tuple(fc.boolean(), decimal(200, 1)).map(([minus, d]) => (minus && d !== '0.0' ? `-${d}` : d));
const target = fc
  .record({ comparator: fc.constantFrom('>=', '<='), value: signed, actual: signed, baseline: fc.option(signed) })
  .map(({ baseline, ...rest }) => ({
    id: 'attainment/target',
    input: baseline === null ? rest : { ...rest, baseline },
  }));

describe('the formulas against an independent implementation in Python', () => {
  it.skipIf(!has('python3', 'python3'))(`agree on ${CASES} random cases`, () => {
    const cases: readonly Case[] = fc.sample(
      fc.oneof({ weight: 4, arbitrary: periodScore }, yearScore, quota, { weight: 2, arbitrary: completion }, target),
      { numRuns: CASES, seed: 335_2025 },
    );
    const python = spawnSync('python3', [script], {
      input: cases.map((c) => `${JSON.stringify(c)}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    expect(python.stderr).toBe('');
    const answers = python.stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(answers).toHaveLength(cases.length);
    cases.forEach(({ id, input }, i) => {
      const ours = evaluate(id, input, { derivation: false });
      if (!ours.ok) throw new Error(`${id} ${JSON.stringify(input)}: ${JSON.stringify(ours.error)}`);
      const expected = answers[i] ?? {};
      const compared = Object.fromEntries(
        Object.keys(expected).map((key) => [key, (ours.answer as Record<string, unknown>)[key]]),
      );
      expect(compared, `${id} ${JSON.stringify(input)}`).toEqual(expected);
    });
  });
});
