import { isZero, type Kernel, type Rational, sum } from '../../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds, scoreUpTo } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import type { DtiComponent } from './component.js';
import { componentPoints, maximumOf } from './component-points.js';
import type { DtiFrame, MainIndex, MainIndexSlot } from './frames.js';

/** What was measured of the main indices, and what fills the empty slots of a generation. */
export interface MainIndicesInput {
  /** Main indices 0..1 as published; null or absent = unknown. */
  readonly mainIndices?: Readonly<Partial<Record<MainIndex, string | null>>>;
  /** Component rows; a main index that has some is computed from them. */
  readonly components?: readonly DtiComponent[];
  /** Most points of main indices whose slot is empty. */
  readonly maxPoints?: Readonly<Partial<Record<MainIndex, string>>>;
  /** Number of component indices of main indices whose slot is empty. */
  readonly componentCounts?: Readonly<Partial<Record<MainIndex, number>>>;
}

/** A main index: its value 0..1 and its weight in points. */
export interface MainIndexValue {
  readonly slot: MainIndexSlot;
  readonly value: Rational | null;
  readonly max: Rational | null;
  /** Names what is missing, `NT`, `NT.components 3/10`, `NT.maxPoints`. */
  readonly missing: readonly string[];
}

/** The scored main indices of a frame, each from the published value or from its components. */
export function mainIndexValues(
  frame: DtiFrame,
  input: MainIndicesInput,
  { numbers, trace }: Evaluation,
): readonly MainIndexValue[] {
  refuseRepeatedIds(input.components ?? [], 'components', frame.legalSource);
  refuseUnknownMain(frame, input);
  return frame.mainIndices.map((slot) =>
    trace.term(
      slot.id,
      ({ value, max }) => ({
        label: slot.nameVi,
        value,
        expression: [
          (input.components ?? []).some(({ main }) => main === slot.id)
            ? 'tổng điểm ÷ tổng điểm tối đa của các chỉ số thành phần'
            : 'giá trị công bố',
          `tối đa ${max ?? 'chưa biết'} điểm`,
        ].join('; '),
        citation: frame.legalSource,
      }),
      (inside): MainIndexValue => {
        const rows = (input.components ?? []).flatMap((component, index) =>
          component.main === slot.id ? [{ component, path: `components[${index}]` }] : [],
        );
        const fill = input.maxPoints?.[slot.id];
        const max = maxOf(slot, fill, frame, numbers);
        const declared = componentCount(slot, input, frame);
        return rows.length === 0
          ? published(slot, max, input, frame, numbers)
          : fromComponents({ slot, max, declared, rows }, input, frame, { numbers, trace: inside });
      },
    ),
  );
}

function published(
  slot: MainIndexSlot,
  max: Rational | null,
  { mainIndices }: MainIndicesInput,
  frame: DtiFrame,
  numbers: Kernel,
): MainIndexValue {
  const text = mainIndices?.[slot.id] ?? null;
  const range = { code: 'INDEX_OUT_OF_RANGE', article: frame.legalSource };
  const value = text === null ? null : scoreUpTo(1, text, `mainIndices.${slot.id}`, numbers, range);
  // An index that is worth nothing is not missed.
  const missed = value === null && !(max !== null && isZero(max));
  return {
    slot,
    value,
    max,
    missing: [...(missed ? [slot.id] : []), ...(max === null ? [`${slot.id}.maxPoints`] : [])],
  };
}

interface Rows {
  readonly slot: MainIndexSlot;
  readonly max: Rational | null;
  readonly declared: number | null;
  readonly rows: readonly { readonly component: DtiComponent; readonly path: string }[];
}

function fromComponents(
  { slot, max, declared, rows }: Rows,
  input: MainIndicesInput,
  frame: DtiFrame,
  { numbers, trace }: Evaluation,
): MainIndexValue {
  if (input.mainIndices?.[slot.id] != null)
    throw new Refusal(
      'BOTH_GIVEN',
      `mainIndices.${slot.id}`,
      `${slot.id} is given and has components: one of them only`,
      `${slot.id} vừa có giá trị vừa có chỉ số thành phần, chỉ nêu một`,
      frame.legalSource,
    );
  const scored = rows.map(({ component, path }) => ({
    max: maximumOf(component, path, numbers),
    points: trace.term(
      component.id,
      (value) => ({
        label: component.id,
        value,
        expression: `quy tắc ${component.rule}, tối đa ${component.max}`,
        citation: component.citation ?? frame.legalSource,
      }),
      () => componentPoints(component, path, numbers),
    ),
  }));
  if (declared !== null && rows.length > declared)
    throw new Refusal(
      'TOO_MANY_COMPONENTS',
      'components',
      `${slot.id} has ${declared} component indices, got ${rows.length}`,
      `${slot.id} có ${declared} chỉ số thành phần, nhận được ${rows.length}`,
      frame.legalSource,
    );
  const most = sum(
    scored.map((row) => row.max),
    numbers,
  );
  const complete = rows.length === declared;
  if (complete && max !== null && max.compare(most) !== 0)
    throw new Refusal(
      'MAXIMA_NOT_COMPLETE',
      'components',
      `the maxima of ${slot.id} add up to ${most}, not ${max}`,
      `tổng điểm tối đa của ${slot.id} là ${most}, phải là ${max}`,
      frame.legalSource,
    );
  const open = rows.flatMap(({ component }, at) => (scored[at]?.points === null ? [component.id] : []));
  const known = scored.flatMap(({ points }) => (points === null ? [] : [points]));
  const missing = complete ? open : [`${slot.id}.components ${rows.length}/${declared ?? '?'}`, ...open];
  return {
    slot,
    value: missing.length > 0 ? null : sum(known, numbers).over(most),
    max: max ?? (complete ? most : null),
    missing: [...missing, ...(max === null && !complete ? [`${slot.id}.maxPoints`] : [])],
  };
}

function maxOf(slot: MainIndexSlot, fill: string | undefined, frame: DtiFrame, numbers: Kernel): Rational | null {
  const known = slot.maxPoints === null ? null : numbers.integer(slot.maxPoints);
  if (fill === undefined) return known;
  const path = `maxPoints.${slot.id}`;
  const value = exactNumber(fill, path, numbers);
  if (known !== null ? known.compare(value) !== 0 : value.numerator <= 0n)
    throw new Refusal(
      'MAX_POINTS_DIFFER',
      path,
      `${slot.id} has ${known ?? 'more than 0'} points, got ${fill}`,
      `${slot.id} có ${known ?? 'hơn 0'} điểm, nhận được ${fill}`,
      frame.legalSource,
    );
  return value;
}

function componentCount(slot: MainIndexSlot, { componentCounts }: MainIndicesInput, frame: DtiFrame): number | null {
  const fill = componentCounts?.[slot.id];
  if (fill !== undefined && slot.components !== null && fill !== slot.components)
    throw new Refusal(
      'COUNT_DIFFERS',
      `componentCounts.${slot.id}`,
      `${slot.id} has ${slot.components} component indices, got ${fill}`,
      `${slot.id} có ${slot.components} chỉ số thành phần, nhận được ${fill}`,
      frame.legalSource,
    );
  return slot.components ?? fill ?? null;
}

/** Whatever names a main index that this generation does not have would be lost silently. */
function refuseUnknownMain(frame: DtiFrame, input: MainIndicesInput): void {
  const has = (id: string): boolean => frame.mainIndices.some((slot) => slot.id === id);
  const named = [
    ...(['mainIndices', 'maxPoints', 'componentCounts'] as const).flatMap((field) =>
      Object.keys(input[field] ?? {}).map((id) => ({ id, path: `${field}.${id}` })),
    ),
    ...(input.components ?? []).map(({ main }, index) => ({ id: main, path: `components[${index}].main` })),
  ];
  for (const { id, path } of named)
    if (!has(id))
      throw new Refusal(
        'NOT_IN_GENERATION',
        path,
        `this generation has no main index ${id}`,
        `thế hệ chỉ số này không có chỉ số chính ${id}`,
        frame.legalSource,
      );
}
