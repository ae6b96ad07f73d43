import { spawnSync } from 'node:child_process';
import {
  checkedIntegers,
  evaluateTyped,
  noTrace,
  type PeriodScoreInput,
  periodScore,
  periodScoreFormula,
  treeTracer,
} from '@kpi-ledger/formulas';
import type { Bench } from '../measure/bench.ts';
import { floatScore } from '../measure/float-score.ts';
import { faster, median, rounds } from '../measure/rounds.ts';
import { duration, type Row, rate, times } from '../measure/row.ts';
import { scoreInputs } from '../measure/score-inputs.ts';

const SCORES = 5_000;

/** Without a derivation, as `evaluateTyped` computes it, but without the figures for display. */
const plainly = (input: PeriodScoreInput) =>
  periodScoreFormula.plain?.(input) ?? periodScore(input, { numbers: checkedIntegers, trace: noTrace });

/** The formula core alone, on decoded input. */
export async function formulaRows({ runs }: Bench): Promise<readonly Row[]> {
  const inputs = scoreInputs(SCORES);
  // Nothing is kept, so that no case pays for the garbage of another one.
  const each = (score: (input: PeriodScoreInput) => unknown): number => {
    let computed = 0;
    for (const input of inputs) computed += score(input) === null ? 0 : 1;
    return computed;
  };
  const seconds = await rounds(runs, {
    float: () => each(floatScore),
    plain: () => each(plainly),
    evaluated: () => each((input) => evaluateTyped(periodScoreFormula, input, { derivation: false })),
    untraced: () => each((input) => periodScore(input, { numbers: checkedIntegers, trace: noTrace })),
    traced: () => each((input) => periodScore(input, { numbers: checkedIntegers, trace: treeTracer() })),
  });
  const loads = Array.from({ length: runs }, loadSeconds);
  const exact = median(seconds.plain.map((took, round) => took / (seconds.float[round] ?? Number.NaN)));
  const explained = 1 / faster(seconds.traced, seconds.untraced);
  const perSecond = SCORES / median(seconds.plain);
  const load = median(loads);
  return [
    {
      what: 'explained score against plain score, same evaluator',
      target: '≤ 2 ×',
      ratio: times(1 / explained),
      absolute: `${rate(SCORES / median(seconds.traced))} traced, ${rate(SCORES / median(seconds.untraced))} untraced`,
      note: 'the integer kernel, which traces nothing, is not used on either side',
      reached: 1 / explained <= 2,
      figures: { traced: median(seconds.traced), untraced: median(seconds.untraced) },
    },
    {
      what: 'exact arithmetic in the fold',
      target: '≤ 1.1 × the float fold',
      ratio: times(exact),
      absolute: `${rate(perSecond)} exact, ${rate(SCORES / median(seconds.float))} with floats`,
      reached: exact <= 1.1,
      note: 'whole period score against the same sums with plain numbers and no checks',
      figures: { float: median(seconds.float), exact },
    },
    {
      what: 'formula core: plain period scores, one core',
      target: '≥ 1 M/s',
      ratio: times(perSecond / 1e6),
      absolute: `${rate(perSecond)}; with the figures for display ${rate(SCORES / median(seconds.evaluated))}`,
      reached: perSecond >= 1e6,
      figures: { scoresPerSecond: perSecond, evaluated: median(seconds.evaluated) },
    },
    {
      what: 'formula core: load and first score',
      target: '≤ 10 ms',
      ratio: `${times(load / 0.01)} the target`,
      absolute: `${duration(load)} in a fresh process, start of Node not counted`,
      reached: load <= 0.01,
      figures: { load },
    },
  ];
}

function loadSeconds(): number {
  const program = `
    const started = performance.now();
    const { evaluate } = await import(${JSON.stringify(import.meta.resolve('@kpi-ledger/formulas'))});
    const line = { h: '1', assigned: 1, units: [{ count: 1, qualityFaults: 0, delays: 0 }] };
    const { ok } = evaluate('nd335/period-score', { leader: false, general: '25', lines: [line] });
    if (!ok) throw new Error('no score');
    process.stdout.write(String(performance.now() - started));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return Number(ran.stdout) / 1000;
}
