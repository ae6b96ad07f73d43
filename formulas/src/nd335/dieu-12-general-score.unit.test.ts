import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, GENERAL_CELLS } from '../index.js';
import { fraction, isWrittenAs, total } from '../testing/fraction.js';

const full = Object.fromEntries(GENERAL_CELLS.map(({ id, max }) => [id, max]));
const run = (input: unknown) => evaluate('nd335/general-score', input);

describe('general score', () => {
  test('the ten maxima add up to 30', () => {
    expect(run({ confirmed: full })).toMatchObject({
      ok: true,
      answer: { status: 'OK', G: '30', withoutSelfScore: true, self: null },
    });
  });

  test('is the sum of the confirmed cells, whatever the person gave', () => {
    const steps = fc.tuple(
      ...GENERAL_CELLS.map(({ max }) => fc.nat(Number(max) * 4).map((quarters) => `${quarters}/4`)),
    );
    fc.assert(
      fc.property(steps, steps, (confirmed, self) => {
        const named = (points: readonly string[]) =>
          Object.fromEntries(GENERAL_CELLS.map(({ id }, index) => [id, points[index]]));
        const result = run({ self: named(self), confirmed: named(confirmed) });
        if (!result.ok) throw new Error(result.error.message);
        expect(isWrittenAs(total(confirmed.map(fraction)), result.answer['G'] as string)).toBe(true);
        expect(isWrittenAs(total(self.map(fraction)), result.answer['self'] as string)).toBe(true);
      }),
    );
  });

  test('names the cells that were lowered, and those not confirmed', () => {
    const confirmed = { ...full, 'I.2': '4', 'II.4': null };
    expect(run({ self: full, confirmed })).toMatchObject({
      answer: { status: 'INSUFFICIENT_DATA', G: null, self: '30', lowered: ['I.2'], missing: ['II.4'] },
    });
    expect(run({ self: full })).toMatchObject({
      answer: { status: 'INSUFFICIENT_DATA', missing: GENERAL_CELLS.map(({ id }) => id) },
    });
  });

  test('another scoring step is a parameter (P19)', () => {
    const tenth = { confirmed: { ...full, 'II.1': '2.3' } };
    expect(run({ ...tenth, parameters: { scoringStep: '0.1' } })).toMatchObject({ answer: { G: '149/5' } });
    expect(run({ ...tenth, parameters: { scoringStep: '0.5' } })).toMatchObject({
      error: { code: 'CELL_NOT_ON_STEP', path: 'confirmed["II.1"]' },
    });
    expect(run({ ...tenth, parameters: { scoringStep: '0' } })).toMatchObject({
      error: { code: 'INVALID_PARAMETER', path: 'parameters.scoringStep' },
    });
  });

  test.each([
    [{ confirmed: { ...full, 'IV.1': '1' } }, 'UNKNOWN_FIELD', 'confirmed["IV.1"]'],
    [{ confirmed: { ...full, 'I.1': '-0.25' } }, 'CELL_OUT_OF_RANGE', 'confirmed["I.1"]'],
    [{ self: { 'I.1': '5.25' }, confirmed: full }, 'CELL_OUT_OF_RANGE', 'self["I.1"]'],
    [{ confirmed: { ...full, 'I.1': 5 } }, 'INVALID_NUMBER', 'confirmed["I.1"]'],
    [null, 'INVALID_INPUT', ''],
  ])('refuses %j', (input, code, path) => {
    expect(run(input)).toMatchObject({ ok: false, error: { code, path } });
  });
});
