import { type Kernel, type Rational, sum } from '../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../reading/index.js';
import type { MaturityCriterion } from './model.js';

/** A criterion in its place. */
export interface Branch {
  readonly criterion: MaturityCriterion;
  readonly weight: Rational;
  /** Of a leaf. */
  readonly max: Rational | null;
  /** Of a leaf that was assessed. */
  readonly points: Rational | null;
  readonly children: readonly Branch[];
}

/** No framework has more levels of groups; deeper ones are a mistake. */
const MOST_DEPTH = 20;

/** The criteria as a tree; refuses what is none, and weights that are not the whole of their parent. */
export function treeOf(criteria: readonly MaturityCriterion[], numbers: Kernel): readonly Branch[] {
  if (criteria.length === 0) refuse('NO_CRITERIA', 'criteria', 'there is no criterion', 'không có tiêu chí nào');
  refuseRepeatedIds(criteria, 'criteria');
  const placed = criteria.map((criterion, at) => ({ criterion, path: `criteria[${at}]` }));
  const byId = new Map(placed.map((one) => [one.criterion.id, one]));
  for (const { criterion, path } of placed)
    if (criterion.parent !== null && !byId.has(criterion.parent))
      refuse(
        'UNKNOWN_PARENT',
        `${path}.parent`,
        `${criterion.id} is a part of ${criterion.parent}, which is not in the framework`,
        `${criterion.id} thuộc ${criterion.parent}, nhưng khung không có tiêu chí này`,
      );
  let reached = 0;
  const below = (parent: string | null, depth: number): readonly Branch[] => {
    const own = placed.filter(({ criterion }) => criterion.parent === parent);
    if (own.length > 0 && depth > MOST_DEPTH)
      refuse(
        'TOO_DEEP',
        'criteria',
        `more than ${MOST_DEPTH} criteria stand below each other`,
        `có hơn ${MOST_DEPTH} tầng tiêu chí`,
      );
    reached += own.length;
    const branches = own.map(({ criterion, path }): Branch => {
      const children = below(criterion.id, depth + 1);
      return {
        criterion,
        children,
        weight: weightOf(criterion, path, numbers),
        ...leafOf(criterion, children, path, numbers),
      };
    });
    if (branches.length > 0) refuseNotWhole(parent, branches, numbers);
    return branches;
  };
  const top = below(null, 1);
  if (reached < criteria.length)
    refuse(
      'CIRCULAR_CRITERIA',
      'criteria',
      'some criteria are parts of each other and stand under no criterion of the top',
      'một số tiêu chí thuộc lẫn nhau theo vòng tròn, không nằm dưới tiêu chí cấp cao nhất nào',
    );
  return top;
}

function weightOf({ id, weight }: MaturityCriterion, path: string, numbers: Kernel): Rational {
  const value = exactNumber(weight, `${path}.weight`, numbers);
  if (value.numerator > 0n) return value;
  return refuse(
    'WEIGHT_NOT_POSITIVE',
    `${path}.weight`,
    `the weight of ${id} is above 0, got ${weight}`,
    `trọng số của ${id} phải lớn hơn 0, nhận được ${weight}`,
  );
}

function refuseNotWhole(parent: string | null, branches: readonly Branch[], numbers: Kernel): void {
  const total = sum(
    branches.map(({ weight }) => weight),
    numbers,
  );
  if (total.compare(numbers.integer(1)) === 0) return;
  const [of, cua] = parent === null ? ['the top', 'cấp cao nhất'] : [parent, parent];
  refuse(
    'WEIGHTS_NOT_ONE',
    'criteria',
    `the weights below ${of} add up to ${total}, not to 1`,
    `tổng trọng số các tiêu chí thuộc ${cua} là ${total}, phải bằng 1`,
  );
}

/** A group is never assessed itself; a leaf has its most points, so that a criterion without parts is no empty group. */
function leafOf(
  { id, max, points }: MaturityCriterion,
  children: readonly Branch[],
  path: string,
  numbers: Kernel,
): Pick<Branch, 'max' | 'points'> {
  if (children.length > 0) {
    if (max === null && points === null) return { max: null, points: null };
    return refuse(
      'GROUP_ASSESSED',
      `${path}.${max === null ? 'points' : 'max'}`,
      `${id} has criteria of its own, so it has no points itself`,
      `${id} gồm các tiêu chí con nên không có điểm riêng`,
    );
  }
  const most = max === null ? null : exactNumber(max, `${path}.max`, numbers);
  if (most === null || most.numerator <= 0n)
    return refuse(
      'MAX_NOT_POSITIVE',
      `${path}.max`,
      `${id} is assessed, so its most points are above 0, got ${max ?? 'nothing'}`,
      `${id} là tiêu chí chấm điểm nên điểm tối đa phải lớn hơn 0, nhận được ${max ?? 'không có gì'}`,
    );
  const value = points === null ? null : exactNumber(points, `${path}.points`, numbers);
  if (value !== null && (value.numerator < 0n || value.compare(most) > 0))
    return refuse(
      'POINTS_OUT_OF_RANGE',
      `${path}.points`,
      `${id} takes 0 to ${most} points, got ${points}`,
      `${id} chấm từ 0 đến ${most} điểm, nhận được ${points}`,
    );
  return { max: most, points: value };
}

function refuse(code: string, path: string, message: string, messageVi: string): never {
  throw new Refusal(code, path, message, messageVi);
}
