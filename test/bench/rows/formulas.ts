import { spawnSync } from 'node:child_process';
import {
  checkedIntegers,
  evaluateTyped,
  noTrace,
  type PeriodScoreInput,
  periodScore,
  periodScoreFormula,
  treeTracer,
  wholePeriodScore,
} from '@kpi-ledger/formulas';
import type { Bench } from '../measure/bench.ts';
import { floatScore } from '../measure/float-score.ts';
import { faster, median, rounds } from '../measure/rounds.ts';
import { duration, type Row, rate, times } from '../measure/row.ts';
import { scoreInputs } from '../measure/score-inputs.ts';

const INPUTS = 5_000;
/** So many rounds over the inputs, that the clock of the processor and the compiler have enough of each case. */
const PASSES = { quick: 60, slow: 6 };

/** As `evaluateTyped` computes without a derivation, but without the figures for display. */
const inTexts = (input: PeriodScoreInput) => periodScoreFormula.plain?.(input) ?? untraced(input);
const inNumbers = (input: PeriodScoreInput): number => {
  const whole = wholePeriodScore(input);
  if (whole === null) return untraced(input).S === null ? 0 : 1;
  return whole.S ?? 0;
};
const untraced = (input: PeriodScoreInput) => periodScore(input, { numbers: checkedIntegers, trace: noTrace });

/** The formula core alone, on decoded input. */
export async function formulaRows({ runs }: Bench): Promise<readonly Row[]> {
  const inputs = scoreInputs(INPUTS);
  /** Each case has a loop of its own, which the compiler sees by itself; its sum is looked at, so that nothing is left out. */
  const cases = {
    float: () => {
      let sum = 0;
      for (const input of inputs) sum += floatScore(input);
      return sum;
    },
    whole: () => {
      let sum = 0;
      for (const input of inputs) sum += inNumbers(input);
      return sum;
    },
    texts: () => {
      let sum = 0;
      for (const input of inputs) sum += inTexts(input).S?.length ?? 0;
      return sum;
    },
    evaluated: () => {
      let sum = 0;
      for (const input of inputs) sum += evaluateTyped(periodScoreFormula, input, { derivation: false }).ok ? 1 : 0;
      return sum;
    },
    untraced: () => {
      let sum = 0;
      for (const input of inputs) sum += untraced(input).S?.length ?? 0;
      return sum;
    },
    traced: () => {
      let sum = 0;
      for (const input of inputs)
        sum += periodScore(input, { numbers: checkedIntegers, trace: treeTracer() }).S?.length ?? 0;
      return sum;
    },
  };
  const seconds = await rounds(runs, {
    float: () => again(cases.float, PASSES.quick),
    whole: () => again(cases.whole, PASSES.quick),
    texts: () => again(cases.texts, PASSES.quick),
    evaluated: () => again(cases.evaluated, PASSES.slow),
    untraced: () => again(cases.untraced, PASSES.slow),
    traced: () => again(cases.traced, PASSES.slow),
  });
  const loads: readonly number[][] = LOADED.map(() => []);
  for (let round = 0; round < runs; round += 1)
    for (const [i, loaded] of LOADED.entries()) loads[i]?.push(loadSeconds(loaded));
  const [plain = Number.NaN, decree = Number.NaN, whole = Number.NaN, nothing = Number.NaN] = loads.map(median);
  /** What is ours: round by round, without what importing a module takes that holds nothing. */
  const ours = median((loads[0] ?? []).map((took, round) => took - (loads[3]?.[round] ?? Number.NaN)));
  const exact = median(seconds.whole.map((took, round) => took / (seconds.float[round] ?? Number.NaN)));
  const explained = 1 / faster(seconds.traced, seconds.untraced);
  const [quick, slow] = [INPUTS * PASSES.quick, INPUTS * PASSES.slow];
  const perSecond = quick / median(seconds.whole);
  return [
    {
      what: 'explained score against plain score, same evaluator',
      target: '≤ 2 ×',
      ratio: times(1 / explained),
      absolute: `${rate(slow / median(seconds.traced))} traced, ${rate(slow / median(seconds.untraced))} untraced`,
      note: 'the integer kernel, which traces nothing, is not used on either side',
      reached: 1 / explained <= 2,
      figures: { traced: median(seconds.traced), untraced: median(seconds.untraced) },
    },
    {
      what: 'exact arithmetic in the fold',
      target: '≤ 1.1 × the float fold',
      ratio: times(exact),
      absolute: `${rate(perSecond)} exact, ${rate(quick / median(seconds.float))} with floats`,
      reached: exact <= 1.1,
      note: 'whole period score as numerators and denominators against the same sums with plain numbers and no checks',
      figures: { float: median(seconds.float), exact },
    },
    {
      what: 'formula core: plain period scores, one core',
      target: '≥ 1 M/s',
      ratio: times(perSecond / 1e6),
      absolute: `${rate(perSecond)}; as texts ${rate(quick / median(seconds.texts))}, with the figures for display ${rate(slow / median(seconds.evaluated))}`,
      reached: perSecond >= 1e6,
      figures: { scoresPerSecond: perSecond, texts: median(seconds.texts), evaluated: median(seconds.evaluated) },
    },
    {
      what: 'formula core: load and first score',
      target: '≤ 10 ms',
      ratio: `${times(plain / 0.01)} the target`,
      absolute: `${duration(plain)} the entry of plain scores, of which an empty module takes ${duration(nothing)}; explained: ${duration(decree)} the entry of the decree, ${duration(whole)} the whole package`,
      note: `by the clock, in a fresh process without a compile cache; start of Node not counted; beyond an empty module ${duration(ours)}`,
      reached: plain <= 0.01,
      figures: { plain, ours, decree, whole, nothing },
    },
  ];
}

function again(computed: () => number, times: number): void {
  for (let pass = 0; pass < times; pass += 1) if (!(computed() > 0)) throw new Error('nothing was computed');
}

/** What is imported, and how a first score is asked of it: plain, or explained. */
const LOADED = [
  ['@kpi-ledger/formulas/plain', 'await imported.evaluatePeriodScore(input)'],
  ['@kpi-ledger/formulas/nd335', "imported.evaluate('nd335/period-score', input)"],
  ['@kpi-ledger/formulas', "imported.evaluate('nd335/period-score', input)"],
  // A module that holds nothing.
  [new URL('./empty.mjs', import.meta.url).href, '{ ok: true }'],
] as const;

/** Seconds from the import to the first score. */
function loadSeconds([entry, asked]: (typeof LOADED)[number]): number {
  const program = `
    const line = { h: '1', assigned: 1, units: [{ count: 1, qualityFaults: 0, delays: 0 }] };
    const input = { leader: false, general: '25', lines: [line] };
    const started = performance.now();
    const imported = await import(${JSON.stringify(import.meta.resolve(entry))});
    const { ok } = ${asked};
    if (!ok) throw new Error('no score');
    process.stdout.write(String(performance.now() - started));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return Number(ran.stdout) / 1000;
}
