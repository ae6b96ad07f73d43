import { type Kernel, mean, type Rational, sum } from '../../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds, scoreUpTo } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import { PII_FRAME, PII_PILLARS, type PiiPillarId } from './frame.js';
import type { PiiInput, PiiPillar, PiiScored, PiiSubPillar } from './input.js';

/** Scores 0..100. */
export interface PiiAnswer {
  /** INSUFFICIENT_DATA while a sub-index is unknown. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** Mean of the input pillars. */
  readonly inputIndex: string | null;
  /** Mean of the output pillars. */
  readonly outputIndex: string | null;
  /** Mean of the two. */
  readonly PII: string | null;
  /** Empty when the sub-indices were given. */
  readonly pillars: readonly { readonly id: string; readonly score: string | null }[];
  /** Pillars or sub-indices without score. */
  readonly missing: readonly string[];
  /** Indicators and groups that were left out of their average because they are not available. */
  readonly leftOut: readonly string[];
}

const RANGE = { code: 'SCORE_OUT_OF_RANGE', article: PII_FRAME.legalSource };
const SIDES = { INPUT: 'inputIndex', OUTPUT: 'outputIndex' } as const;
const LABELS = { INPUT: 'Nhóm chỉ số đầu vào', OUTPUT: 'Nhóm chỉ số đầu ra' } as const;
const textOf = (value: Rational | null): string | null => value?.toString() ?? null;

interface Scored {
  readonly score: Rational | null;
  readonly leftOut: readonly string[];
}

/** PII = mean of input and output; each is the plain mean of its pillars, a pillar the weighted mean of its groups (as in the GII). */
export function pii(input: PiiInput, { numbers, trace }: Evaluation): PiiAnswer {
  refuseBoth(input);
  return trace.within('indices/pii@1').term(
    'PII',
    ({ PII, inputIndex, outputIndex }) => ({
      label: 'Chỉ số đổi mới sáng tạo cấp địa phương (PII)',
      value: PII,
      expression: `(${inputIndex ?? '?'} + ${outputIndex ?? '?'}) ÷ 2`,
      citation: PII_FRAME.legalSource,
    }),
    (inside): PiiAnswer => {
      const pillars = input.pillars === undefined ? [] : pillarsOf(input.pillars, { numbers, trace: inside });
      const side = (which: 'INPUT' | 'OUTPUT'): Rational | null =>
        inside.term(
          SIDES[which],
          (value) => ({
            label: LABELS[which],
            value,
            expression: input.pillars === undefined ? 'giá trị công bố' : 'trung bình cộng các trụ cột',
            citation: PII_FRAME.legalSource,
          }),
          () => {
            const given = input[SIDES[which]] ?? null;
            if (input.pillars === undefined)
              return given === null ? null : scoreUpTo(100, given, SIDES[which], numbers, RANGE);
            const own = pillars.filter((pillar) => pillar.side === which);
            const scores = own.flatMap(({ score }) => score ?? []);
            return scores.length < own.length ? null : mean(scores, numbers);
          },
        );
      const [inputIndex, outputIndex] = [side('INPUT'), side('OUTPUT')];
      const PII = inputIndex && outputIndex && mean([inputIndex, outputIndex], numbers);
      const sides = [
        { id: 'inputIndex', score: inputIndex },
        { id: 'outputIndex', score: outputIndex },
      ];
      return {
        status: PII === null ? 'INSUFFICIENT_DATA' : 'OK',
        inputIndex: textOf(inputIndex),
        outputIndex: textOf(outputIndex),
        PII: textOf(PII),
        pillars: pillars.map(({ id, score }) => ({ id, score: textOf(score) })),
        missing: (input.pillars === undefined ? sides : pillars).flatMap(({ id, score }) =>
          score === null ? [id] : [],
        ),
        leftOut: pillars.flatMap(({ leftOut }) => leftOut),
      };
    },
  );
}

function pillarsOf(given: readonly PiiPillar[], { numbers, trace }: Evaluation) {
  refuseRepeatedIds(given, 'pillars', PII_FRAME.legalSource);
  refuseRepeatedInside(given);
  return PII_PILLARS.map(({ id, side, nameVi }) => {
    const at = given.findIndex((pillar) => pillar.id === id);
    const pillar = given[at];
    const scored = trace.term(
      id,
      ({ score }: Scored) => ({
        label: nameVi,
        value: score,
        expression: pillar?.subPillars === undefined ? 'điểm công bố' : 'trung bình có trọng số các nhóm chỉ số',
        citation: PII_FRAME.legalSource,
      }),
      (inside): Scored =>
        pillar === undefined
          ? { score: null, leftOut: [] }
          : pillarScore(id, pillar, `pillars[${at}]`, { numbers, trace: inside }),
    );
    return { id, side, ...scored };
  });
}

function pillarScore(id: PiiPillarId, pillar: PiiPillar, path: string, { numbers, trace }: Evaluation): Scored {
  refuseNotOne(pillar.score, pillar.subPillars, path, 'subPillars');
  if (pillar.subPillars === undefined)
    return { score: scoreOf(pillar.score ?? null, `${path}.score`, numbers), leftOut: [] };
  const groups = pillar.subPillars.map((group, at) => {
    const place = `${path}.subPillars[${at}]`;
    const scored = trace.term(
      group.id,
      ({ score }: Scored) => ({
        label: group.id,
        value: score,
        expression: `trọng số ${group.weight ?? '1'} trong ${id}`,
        citation: PII_FRAME.legalSource,
      }),
      (inside) => groupScore(group, place, { numbers, trace: inside }),
    );
    return { ...scored, id: group.id, weight: weightOf(group.weight, place, numbers) };
  });
  return { score: weightedMean(groups, numbers), leftOut: leftOutOf(groups) };
}

function groupScore(group: PiiSubPillar, path: string, { numbers, trace }: Evaluation): Scored {
  refuseNotOne(group.score, group.indicators, path, 'indicators');
  if (group.indicators === undefined)
    return { score: scoreOf(group.score ?? null, `${path}.score`, numbers), leftOut: [] };
  const rows = group.indicators.map((indicator: PiiScored, at) => {
    const place = `${path}.indicators[${at}]`;
    const score = trace.term(
      indicator.id,
      (value) => ({
        label: indicator.id,
        value,
        expression: `trọng số ${indicator.weight ?? '1'}`,
        citation: PII_FRAME.legalSource,
      }),
      () => scoreOf(indicator.score, `${place}.score`, numbers),
    );
    return { id: indicator.id, score, leftOut: [], weight: weightOf(indicator.weight, place, numbers) };
  });
  return { score: weightedMean(rows, numbers), leftOut: leftOutOf(rows) };
}

interface Weighed extends Scored {
  readonly id: string;
  readonly weight: Rational;
}

/** Over what is available; null where nothing is. */
function weightedMean(rows: readonly Weighed[], numbers: Kernel): Rational | null {
  const known = rows.flatMap(({ score, weight }) => (score === null ? [] : [{ score: score.times(weight), weight }]));
  if (known.length === 0) return null;
  const total = (part: 'score' | 'weight') =>
    sum(
      known.map((row) => row[part]),
      numbers,
    );
  return total('score').over(total('weight'));
}

const leftOutOf = (rows: readonly Weighed[]): readonly string[] =>
  rows.flatMap(({ id, score, leftOut }) => [...leftOut, ...(score === null ? [id] : [])]);

const scoreOf = (text: string | null, path: string, numbers: Kernel): Rational | null =>
  text === null ? null : scoreUpTo(100, text, path, numbers, RANGE);

function weightOf(text: string | undefined, path: string, numbers: Kernel): Rational {
  const weight = exactNumber(text ?? '1', `${path}.weight`, numbers);
  if (weight.numerator > 0n) return weight;
  throw new Refusal(
    'WEIGHT_NOT_POSITIVE',
    `${path}.weight`,
    `a weight is above 0, got ${text}`,
    `trọng số phải lớn hơn 0, nhận được ${text}`,
    PII_FRAME.legalSource,
  );
}

function refuseBoth({ pillars, inputIndex, outputIndex }: PiiInput): void {
  if (pillars === undefined || (inputIndex == null && outputIndex == null)) return;
  throw new Refusal(
    'BOTH_GIVEN',
    'pillars',
    'give the pillars or the two sub-indices, not both',
    'chỉ nêu các trụ cột hoặc hai nhóm chỉ số, không nêu cả hai',
    PII_FRAME.legalSource,
  );
}

function refuseNotOne(
  score: string | null | undefined,
  parts: readonly unknown[] | undefined,
  path: string,
  name: string,
) {
  if ((score === undefined) !== (parts === undefined)) return;
  throw new Refusal(
    'SCORE_OR_PARTS',
    path,
    `either score or ${name} is needed`,
    `cần nêu score hoặc ${name}, một trong hai`,
    PII_FRAME.legalSource,
  );
}

/** Groups and indicators share one list of what is left out, so their ids are unique over all pillars. */
function refuseRepeatedInside(pillars: readonly PiiPillar[]): void {
  const groups = pillars.flatMap(({ subPillars = [] }, at) =>
    subPillars.map((group, index) => ({ group, path: `pillars[${at}].subPillars[${index}]` })),
  );
  const all = groups.flatMap(({ group, path }) => [
    { id: group.id, path: `${path}.id` },
    ...(group.indicators ?? []).map(({ id }, index) => ({ id, path: `${path}.indicators[${index}].id` })),
  ]);
  const seen = new Set<string>();
  for (const { id, path } of all) {
    if (seen.has(id))
      throw new Refusal(
        'DUPLICATE_ID',
        path,
        `${id} is listed twice`,
        `${id} xuất hiện hai lần`,
        PII_FRAME.legalSource,
      );
    seen.add(id);
  }
}
