import type { Engine, EngineError, Subject } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Caller } from '../identity/index.js';
import { ALL, type Reach, reaches, relationsOf } from './reach.js';

/** What a caller may read at an address: of whom, by each of his or her roles. */
export interface Granted {
  readonly caller: Caller;
  readonly reaches: readonly Reach[];
}

export const everybody = ({ reaches: all }: Granted): boolean => all.includes(ALL);

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id}`;

/** Which of the subjects are within reach today, by `kind id`. What the ledger does not know is not. */
export async function withinReach(
  engine: Engine,
  { caller, reaches: all }: Granted,
  subjects: readonly Subject[],
): Promise<E.Either<EngineError, ReadonlySet<string>>> {
  const asked = await engine.responsibilities(subjects)();
  if (E.isLeft(asked)) return asked;
  const reached = asked.right.filter((row) => {
    const relations = relationsOf(caller, row);
    return all.some((reach) => reaches(reach, relations));
  });
  return E.right(new Set(reached.map(keyOf)));
}

/**
 * The answer without the rows that are out of reach. The quotas beside them name who has the highest class under an authority: they are for
 * who reaches that authority.
 */
export async function narrowed(
  engine: Engine,
  granted: Granted,
  answer: unknown,
): Promise<E.Either<EngineError, unknown>> {
  if (everybody(granted) || !hasRows(answer)) return E.right(answer);
  const { rows, quotas = [] } = answer;
  const subjects = [...rows.map(subjectOfRow), ...quotas.map(subjectOfQuota)];
  const within = await withinReach(
    engine,
    granted,
    subjects.filter((subject) => subject !== null),
  );
  if (E.isLeft(within)) return within;
  const isWithin = (subject: Subject | null): boolean => subject !== null && within.right.has(keyOf(subject));
  return E.right({
    ...answer,
    rows: rows.filter((row) => isWithin(subjectOfRow(row))),
    ...(answer.quotas === undefined ? {} : { quotas: quotas.filter((quota) => isWithin(subjectOfQuota(quota))) }),
  });
}

interface Row {
  readonly unit?: string | null;
  readonly post?: string | null;
  readonly person?: string | null;
  readonly holder?: string | null;
}

interface Quota {
  readonly unit?: string;
  readonly authority?: string;
}

interface Rows {
  readonly rows: readonly Row[];
  readonly quotas?: readonly Quota[];
}

const hasRows = (answer: unknown): answer is Rows =>
  typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows);

/** Whose row it is: that of a post, of a person without one, or of a unit. */
function subjectOfRow({ post, person, holder, unit }: Row): Subject | null {
  if (typeof post === 'string') return { kind: 'post', id: post };
  const id = person ?? holder ?? null;
  if (id !== null) return { kind: 'person', id };
  return typeof unit === 'string' ? { kind: 'unit', id: unit } : null;
}

/** The agency whose officials, or the authority whose heads or organisations, share the places. */
const subjectOfQuota = ({ unit, authority }: Quota): Subject | null => {
  const id = unit ?? authority;
  return id === undefined ? null : { kind: 'unit', id };
};
