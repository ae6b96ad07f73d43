import type { Choices } from '@kpi-ledger/engine';
import { kindNamed } from './kinds/index.js';
import { listOf } from './named.js';
import { type Candidate, meant, nearest } from './nearest.js';
import type { Problem } from './problem.js';

/** The problems of so many cells are looked up: whoever mends those sees what is wrong with the others. */
const MOST_LOOKED_UP = 500;

/** Names what may have been meant where a code is not known: the problem says it, and lists it by itself. */
export function suggested(
  problems: readonly Problem[],
  kindOf: (problem: Problem) => string | null,
  choices: Choices,
): readonly Problem[] {
  return problems.map((problem, i) => (i < MOST_LOOKED_UP ? withNear(problem, kindOf(problem), choices) : problem));
}

function withNear(problem: Problem, kind: string | null, choices: Choices): Problem {
  const column = problem.column?.replace(/^data\./, '') ?? '';
  const value = problem.value ?? '';
  if (kind === null || value === '' || (problem.near ?? []).length > 0) return problem;
  const list = listOf(kindNamed(kind)?.name ?? kind, column);
  const known: readonly Candidate[] = list === null ? [] : choices[list];
  if (known.some(({ id }) => id === value)) return problem;
  const near = nearest(value, known);
  return near.length === 0 ? problem : { ...problem, near: near.map(({ id }) => id), message: meant(problem.message, near) };
}
