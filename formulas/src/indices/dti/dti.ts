import type { Warning } from '../../formula.js';
import { type Kernel, mean, type Rational, sum } from '../../numbers/index.js';
import { Refusal, scoreUpTo } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import {
  ACTIVITY_OF,
  DTI_FRAMES,
  DTI_G1,
  DTI_POINTS,
  type DtiFrame,
  PILLAR_NAMES,
  PILLARS,
  type Pillar,
} from './frames.js';
import { type MainIndexValue, type MainIndicesInput, mainIndexValues } from './main-index.js';

/** How a pillar is made of main indices. No text of it is known; both agree with what is published so far. */
export const PILLAR_METHODS = ['POINTS', 'MEAN_OF_MAIN'] as const;
/** POINTS: points of foundation and activity ÷ their maxima; MEAN_OF_MAIN: plain mean of the six main indices. */
export type PillarMethod = (typeof PILLAR_METHODS)[number];

/** DTI 2020: the three pillars as published. */
export interface DtiFirstInput {
  /** QĐ 1726/QĐ-BTTTT. */
  readonly generation: 'G1';
  /** 0..1; null = unknown. */
  readonly pillars: Readonly<Record<Pillar, string | null>>;
}

/** DTI from 2021 on. */
export interface DtiMainInput extends MainIndicesInput {
  /** QĐ 922/QĐ-BTTTT or QĐ 405/QĐ-BKHCN. */
  readonly generation: 'G2' | 'G3';
  /** Absent: the pillars are not available. */
  readonly pillarMethod?: PillarMethod;
}

/** What a DTI is computed from, by generation. */
export type DtiInput = DtiFirstInput | DtiMainInput;

/** A main index in the answer. */
export interface DtiMainIndex {
  /** `NT` … `HDXHS`. */
  readonly id: string;
  /** 0..1. */
  readonly value: string | null;
  /** Its weight in points of 1000. */
  readonly maxPoints: string | null;
}

/** Chỉ số chuyển đổi số cấp tỉnh; everything 0..1. */
export interface DtiAnswer {
  /** INSUFFICIENT_DATA while something of the DTI is missing. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** The index. */
  readonly DTI: string | null;
  /** Chính quyền số. */
  readonly CQS: string | null;
  /** Kinh tế số. */
  readonly KTS: string | null;
  /** Xã hội số. */
  readonly XHS: string | null;
  /** GIVEN: input (G1); CANDIDATE: by a method that no source confirms; METHOD_NOT_SET: not available. */
  readonly pillars: 'GIVEN' | 'CANDIDATE' | 'METHOD_NOT_SET';
  /** Empty for G1. */
  readonly mainIndices: readonly DtiMainIndex[];
  /** Main indices, slots, pillars or components without value. */
  readonly missing: readonly string[];
  /** Remarks on an answer that stands all the same. */
  readonly warnings: readonly Warning[];
}

const textOf = (value: Rational | null): string | null => value?.toString() ?? null;

/**
 * DTI of a province. G1: 0.4·CQS + 0.3·KTS + 0.3·XHS. G2, G3: Σ main index · its points ÷ 1000. Refuses values and tables that
 * contradict the generation.
 */
export function dti(input: DtiInput, evaluation: Evaluation): DtiAnswer {
  const { numbers } = evaluation;
  const trace = evaluation.trace.within('indices/dti@1');
  if (input.generation === 'G1') return firstGeneration(input, { numbers, trace });
  const frame = DTI_FRAMES[input.generation];
  return trace.term(
    'DTI',
    ({ DTI, missing }) => describe(frame, DTI, missing),
    (inside) =>
      dtiOf(mainIndexValues(frame, input, { numbers, trace: inside }), frame, input, { numbers, trace: inside }),
  );
}

export const describe = (frame: DtiFrame, DTI: string | null, missing: readonly string[]) => ({
  label: 'Chỉ số chuyển đổi số (DTI)',
  value: DTI,
  expression: missing.length === 0 ? 'tổng (chỉ số chính × điểm tối đa) ÷ 1000' : `còn thiếu: ${missing.join(', ')}`,
  citation: frame.legalSource,
});

function firstGeneration({ pillars }: DtiFirstInput, { numbers, trace }: Evaluation): DtiAnswer {
  const range = { code: 'INDEX_OUT_OF_RANGE', article: DTI_G1.legalSource };
  return trace.term(
    'DTI',
    ({ DTI }) => ({
      label: 'Chỉ số chuyển đổi số (DTI)',
      value: DTI,
      expression: `0.4 × ${pillars.CQS ?? '?'} + 0.3 × ${pillars.KTS ?? '?'} + 0.3 × ${pillars.XHS ?? '?'}`,
      citation: DTI_G1.legalSource,
    }),
    (inside): DtiAnswer => {
      const read = PILLARS.map((pillar) => {
        const text = pillars[pillar];
        const value = text === null ? null : scoreUpTo(1, text, `pillars.${pillar}`, numbers, range);
        return inside.term(
          pillar,
          () => ({ label: PILLAR_NAMES[pillar], value, expression: 'giá trị công bố', citation: DTI_G1.legalSource }),
          () => ({ pillar, value }),
        );
      });
      const known = read.flatMap(({ pillar, value }) =>
        value === null ? [] : [value.times(numbers.ratio(DTI_G1.pillarPoints[pillar], DTI_POINTS))],
      );
      const missing = read.flatMap(({ pillar, value }) => (value === null ? [pillar] : []));
      const givenOf = (pillar: Pillar) => textOf(read.find((one) => one.pillar === pillar)?.value ?? null);
      return {
        status: missing.length === 0 ? 'OK' : 'INSUFFICIENT_DATA',
        DTI: missing.length === 0 ? sum(known, numbers).toString() : null,
        CQS: givenOf('CQS'),
        KTS: givenOf('KTS'),
        XHS: givenOf('XHS'),
        pillars: 'GIVEN',
        mainIndices: [],
        missing,
        warnings: [],
      };
    },
  );
}

/** DTI and pillars of main indices. */
export function dtiOf(
  all: readonly MainIndexValue[],
  frame: DtiFrame,
  { pillarMethod, componentCounts }: Pick<DtiMainInput, 'pillarMethod' | 'componentCounts'>,
  evaluation: Evaluation,
): DtiAnswer {
  const { numbers } = evaluation;
  const scored = all.filter(({ max }) => max === null || max.numerator !== 0n);
  refuseOtherTotals(all, frame, componentCounts, numbers);
  const missing = all.flatMap((one) => one.missing);
  const points = scored.flatMap(({ value, max }) => (value === null || max === null ? [] : [value.times(max)]));
  const complete = points.length === scored.length && missing.length === 0;
  const pillarOf = (pillar: Pillar) => textOf(pillarValue(pillar, scored, pillarMethod, frame, evaluation));
  return {
    status: complete ? 'OK' : 'INSUFFICIENT_DATA',
    DTI: complete ? sum(points, numbers).over(numbers.integer(DTI_POINTS)).toString() : null,
    CQS: pillarOf('CQS'),
    KTS: pillarOf('KTS'),
    XHS: pillarOf('XHS'),
    pillars: pillarMethod === undefined ? 'METHOD_NOT_SET' : 'CANDIDATE',
    mainIndices: all.map(({ slot, value, max }) => ({ id: slot.id, value: textOf(value), maxPoints: textOf(max) })),
    missing,
    warnings: pillarMethod === undefined ? [] : [UNCONFIRMED],
  };
}

const UNCONFIRMED: Warning = {
  code: 'PILLAR_METHOD_UNCONFIRMED',
  message: 'no source says how a pillar is made of main indices; this is a candidate, not a published figure',
  messageVi:
    'chưa có văn bản nêu cách tính trụ cột từ các chỉ số chính; đây là cách tính giả định, không phải số công bố',
};

function pillarValue(
  pillar: Pillar,
  scored: readonly MainIndexValue[],
  method: PillarMethod | undefined,
  frame: DtiFrame,
  { numbers, trace }: Evaluation,
): Rational | null {
  if (method === undefined) return null;
  const parts = scored.filter(({ slot }) => slot.group === 'FOUNDATION' || slot.id === ACTIVITY_OF[pillar]);
  return trace.term(
    pillar,
    (value) => ({
      label: PILLAR_NAMES[pillar],
      value,
      expression:
        method === 'POINTS'
          ? 'tổng điểm nhóm nền tảng và nhóm hoạt động của trụ cột ÷ tổng điểm tối đa (giả định)'
          : 'trung bình cộng các chỉ số chính của trụ cột (giả định)',
      citation: `${frame.legalSource}; cách tính trụ cột chưa được văn bản xác nhận`,
    }),
    () => {
      const known = parts.flatMap(({ value, max }) => (value === null ? [] : [{ value, max }]));
      if (known.length < parts.length) return null;
      if (method === 'MEAN_OF_MAIN')
        return mean(
          known.map(({ value }) => value),
          numbers,
        );
      const weighed = known.flatMap(({ value, max }) => (max === null ? [] : [{ points: value.times(max), max }]));
      if (weighed.length < parts.length) return null;
      return sum(
        weighed.map(({ points }) => points),
        numbers,
      ).over(
        sum(
          weighed.map(({ max }) => max),
          numbers,
        ),
      );
    },
  );
}

/** A table of points or counts that is filled to the last row has to add up to what the decision says of the whole. */
function refuseOtherTotals(
  all: readonly MainIndexValue[],
  frame: DtiFrame,
  componentCounts: DtiMainInput['componentCounts'],
  numbers: Kernel,
): void {
  const maxima = all.flatMap(({ max }) => (max === null ? [] : [max]));
  const total = sum(maxima, numbers);
  if (maxima.length === all.length && total.compare(numbers.integer(DTI_POINTS)) !== 0)
    throw new Refusal(
      'MAXIMA_NOT_COMPLETE',
      'maxPoints',
      `the main indices have ${total} points together, not ${DTI_POINTS}`,
      `tổng điểm tối đa các chỉ số chính là ${total}, phải là ${DTI_POINTS}`,
      frame.legalSource,
    );
  const counts = all.flatMap(({ slot }) => slot.components ?? componentCounts?.[slot.id] ?? []);
  const components = counts.reduce((before, count) => before + count, 0);
  if (counts.length === all.length && components !== frame.components)
    throw new Refusal(
      'COUNT_DIFFERS',
      'componentCounts',
      `there are ${frame.components} component indices, the counts add up to ${components}`,
      `có ${frame.components} chỉ số thành phần, các số nêu cộng lại là ${components}`,
      frame.legalSource,
    );
}
