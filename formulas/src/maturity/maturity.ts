import { type Kernel, type Rational, sum } from '../numbers/index.js';
import type { Evaluation, Tracer } from '../trace/index.js';
import { levelsOf } from './levels.js';
import type { MaturityAnswer, MaturityInput, MaturityScore } from './model.js';
import { type Branch, treeOf } from './tree.js';

/** The rows of the plan that ask for a framework and for a platform that evaluates it; the framework itself is data. */
export const MATURITY_SOURCE = 'Kế hoạch 18, Phụ lục II, dòng 37, 38';

/** A leaf: 100 · points ÷ max. A group: Σ weight · score of its criteria. */
export function maturity({ criteria, levels }: MaturityInput, { numbers, trace }: Evaluation): MaturityAnswer {
  const top = treeOf(criteria, numbers);
  const levelOf = levelsOf(levels, numbers);
  const scores = new Map<string, Rational | null>();
  const ofBranch = ({ criterion, weight, children, max, points }: Branch, inside: Tracer): Rational | null => {
    const { id, label = id, events = [] } = criterion;
    return inside.term(
      id,
      (value: Rational | null) => ({
        label,
        value,
        expression: `${max === null ? weighted(children, scores) : `100 × ${points ?? '?'} ÷ ${max}`}; trọng số ${weight}`,
        citation: 'Khung đánh giá',
        provenance: { events },
      }),
      (deeper) => {
        const score =
          max === null
            ? total(
                children.map((child) => ({ weight: child.weight, score: ofBranch(child, deeper) })),
                numbers,
              )
            : (points?.times(numbers.integer(100)).over(max) ?? null);
        scores.set(id, score);
        return score;
      },
    );
  };
  const { score, atLeast, atMost } = trace.within('maturity/level@1').term(
    'maturity',
    ({ score: value }: Standing) => ({
      label: 'Mức độ trưởng thành',
      value,
      expression:
        value === null
          ? 'còn tiêu chí chưa đánh giá'
          : `${weighted(top, scores)}; mức ${levelOf(value)} (ngưỡng: ${levels.map(({ id, from }) => `${id} từ ${from}`).join(', ')})`,
      citation: MATURITY_SOURCE,
    }),
    (inside): Standing => {
      const whole = total(
        top.map((branch) => ({ weight: branch.weight, score: ofBranch(branch, inside) })),
        numbers,
      );
      if (whole !== null) return { score: whole, atLeast: whole, atMost: whole };
      const bound = (term: string, label: string, unknown: 0 | 100): Rational =>
        inside.term(
          term,
          (value: Rational) => ({
            label,
            value,
            expression: `tiêu chí chưa đánh giá tính ${unknown}; mức ${levelOf(value)}`,
            citation: MATURITY_SOURCE,
          }),
          () => boundOf(top, unknown, numbers),
        );
      return {
        score: null,
        atLeast: bound('atLeast', 'Thấp nhất có thể', 0),
        atMost: bound('atMost', 'Cao nhất có thể', 100),
      };
    },
  );
  return {
    status: score === null ? 'INSUFFICIENT_DATA' : 'OK',
    score: score?.toString() ?? null,
    level: score === null ? null : levelOf(score),
    atLeast: atLeast.toString(),
    atMost: atMost.toString(),
    lowestLevel: levelOf(atLeast),
    highestLevel: levelOf(atMost),
    criteria: criteria.map(({ id }): MaturityScore => {
      const own = scores.get(id) ?? null;
      return { id, score: own?.toString() ?? null, level: own === null ? null : levelOf(own) };
    }),
    missing: leavesOf(top).flatMap(({ criterion, points }) => (points === null ? [criterion.id] : [])),
  };
}

interface Standing {
  readonly score: Rational | null;
  readonly atLeast: Rational;
  readonly atMost: Rational;
}

interface Part {
  readonly weight: Rational;
  readonly score: Rational | null;
}

function total(parts: readonly Part[], numbers: Kernel): Rational | null {
  const known = parts.flatMap(({ weight, score }) => (score === null ? [] : [weight.times(score)]));
  return known.length < parts.length ? null : sum(known, numbers);
}

/** The score if each leaf without points had `unknown` of 100. */
const boundOf = (branches: readonly Branch[], unknown: 0 | 100, numbers: Kernel): Rational =>
  sum(
    branches.map(({ weight, max, points, children }) =>
      weight.times(
        max === null
          ? boundOf(children, unknown, numbers)
          : (points?.times(numbers.integer(100)).over(max) ?? numbers.integer(unknown)),
      ),
    ),
    numbers,
  );

const leavesOf = (branches: readonly Branch[]): readonly Branch[] =>
  branches.flatMap((branch) => (branch.max === null ? leavesOf(branch.children) : [branch]));

const weighted = (branches: readonly Branch[], scores: ReadonlyMap<string, Rational | null>): string =>
  branches.map(({ criterion: { id }, weight }) => `${weight} × ${scores.get(id) ?? '?'}`).join(' + ');
