import type { Choices } from '@kpi-ledger/engine';
import { kindNamed } from './kinds/index.js';
import { broughtCodes, type ChoiceList, listOf } from './named.js';
import { type Candidate, meant, nearest } from './nearest.js';
import type { Prepared } from './prepared.js';
import { type Problem, placeText } from './problem.js';

/** The problems of so many cells are looked up: whoever mends those sees what is wrong with the others. */
const MOST_LOOKED_UP = 500;

/** Names what may have been meant where neither the ledger nor the file knows a code: the problem says it, and lists it. */
export function suggested(
  problems: readonly Problem[],
  rows: readonly Prepared[],
  choices: Choices,
): readonly Problem[] {
  const kinds = new Map(rows.map(({ place, kind }) => [placeText(place, null), kind]));
  const brought = Map.groupBy(
    rows.flatMap(({ kind, data }) => broughtCodes(kind, data)),
    ({ list }) => list,
  );
  const candidates = (list: ChoiceList): readonly Candidate[] => [
    ...choices[list],
    ...(brought.get(list) ?? []).map(({ id }) => ({ id, label: null })),
  ];
  return problems.map((problem, i) => {
    const kind = problem.kind ?? kinds.get(placeText(problem, null)) ?? null;
    return i < MOST_LOOKED_UP ? withNear(problem, kind, candidates) : problem;
  });
}

function withNear(
  problem: Problem,
  kind: string | null,
  candidates: (list: ChoiceList) => readonly Candidate[],
): Problem {
  const column = problem.column?.replace(/^data\./, '') ?? '';
  const value = problem.value ?? '';
  if (kind === null || value === '' || (problem.near ?? []).length > 0) return problem;
  const list = listOf(kindNamed(kind)?.name ?? kind, column);
  const known = list === null ? [] : candidates(list);
  if (known.some(({ id }) => id === value)) return problem;
  const near = nearest(value, known);
  return near.length === 0
    ? problem
    : { ...problem, near: near.map(({ id }) => id), message: meant(problem.message, near) };
}
