import type { DataOf } from '@kpi-ledger/events';
import { type Fact, type FactOf, factsOf } from '../facts/index.js';

interface Stated {
  readonly event: string;
  readonly synthetic: boolean;
}

export interface Cells extends Stated {
  readonly cells: { readonly [cell: string]: string };
}

/** đ, e or d as the assessor attested it (Điều 15.3, P38, R17). */
export interface Attested extends Stated {
  readonly value: '1' | '1/2';
  /** For d: the people on whom it rests. */
  readonly people: readonly string[];
}

/** The score that the authority confirmed; the last one holds until it is confirmed anew (R20). */
export interface ConfirmedScore extends Stated {
  readonly S: string;
  readonly calculatedAt: DataOf<'PeriodScoreConfirmed'>['calculatedAt'];
}

export interface Override extends Stated {
  readonly term: 'd' | 'S';
  readonly value: string;
  readonly decision: { readonly number: string; readonly date: string } | null;
}

/** What decides about the score of a person's period by itself, whatever it was made from. */
export interface ScoreRecord {
  readonly confirmed: ConfirmedScore | null;
  /** The overrides that stand, by term; beside the calculated value, never instead of it. */
  readonly overrides: { readonly d: Override | null; readonly S: Override | null };
  /** The note that the period has no score and leaves the mean (P9, P32). */
  readonly excused: Stated | null;
  /** What another body sent about the period (Điều 19.1). */
  readonly received: ReceivedScore | null;
}

/** What people and authorities stated about a person's period. */
export interface PeriodRecord extends ScoreRecord {
  readonly person: string;
  readonly period: string;
  readonly selfScored: Cells | null;
  readonly confirmedCells: Cells | null;
  readonly attested: { readonly d: Attested | null; readonly dd: Attested | null; readonly e: Attested | null };
  /** What was published. */
  readonly published: PublishedScore | null;
  /** The last restatement beside it. */
  readonly restated: Omit<PublishedScore, 'provisional'> | null;
}

export interface PublishedScore extends Stated {
  readonly S: string;
  readonly basis: DataOf<'RatingPublished'>['basis'];
  /** The December of P22. */
  readonly provisional: boolean;
}

export interface ReceivedScore extends Stated {
  readonly S: string;
  readonly from: string;
}

/** The record of one person and period, from the live facts of its rating stream. */
export function periodRecordOf(facts: readonly Fact[], person: string, period: string): PeriodRecord {
  const attestations = factsOf(facts, 'LeadershipAttested');
  return {
    person,
    period,
    selfScored: last(factsOf(facts, 'GeneralCriteriaSelfScored'), ({ cells }) => ({ cells })),
    confirmedCells: last(factsOf(facts, 'GeneralCriteriaConfirmed'), ({ cells }) => ({ cells })),
    attested: {
      d: last(having(attestations, 'd'), ({ d }) => ({ value: d?.value ?? '1/2', people: d?.people ?? [] })),
      dd: last(having(attestations, 'dd'), ({ dd }) => ({ value: dd?.value ?? '1/2', people: [] })),
      e: last(having(attestations, 'e'), ({ e }) => ({ value: e?.value ?? '1/2', people: [] })),
    },
    ...scoreRecordOf(facts),
    published: last(factsOf(facts, 'RatingPublished'), ({ S, basis, provisional }) => ({
      S,
      basis,
      provisional: provisional === true,
    })),
    restated: last(factsOf(facts, 'RatingRestated'), ({ S, basis }) => ({ S, basis })),
  };
}

/** The same, as far as it decides about the score by itself. */
export const scoreRecordOf = (facts: readonly Fact[]): ScoreRecord => ({
  confirmed: last(factsOf(facts, 'PeriodScoreConfirmed'), ({ S, calculatedAt }) => ({ S, calculatedAt })),
  overrides: { d: standingOverride(facts, 'd'), S: standingOverride(facts, 'S') },
  excused: last(factsOf(facts, 'PeriodExcused'), () => ({})),
  received: last(factsOf(facts, 'ExternalPeriodResultReceived'), ({ S, from }) => ({ S, from })),
});

const having = (attestations: readonly FactOf<'LeadershipAttested'>[], term: 'd' | 'dd' | 'e') =>
  attestations.filter(({ event }) => event.data[term] !== undefined);

function standingOverride(facts: readonly Fact[], term: 'd' | 'S'): Override | null {
  const made = factsOf(facts, 'OverrideMade');
  if (made.length === 0) return null;
  const revoked = new Set(factsOf(facts, 'OverrideRevoked').map(({ event }) => event.data.override));
  const standing = made.filter(({ event }) => event.data.term === term && !revoked.has(event.id));
  return last(standing, ({ value, decision }) => ({ term, value, decision: decision ?? null }));
}

/** The last fact in log order, read. */
function last<F extends Fact | FactOf<'OverrideMade'>, A>(
  facts: readonly F[],
  read: (data: F['event']['data']) => A,
): (A & Stated) | null {
  const event = facts.at(-1)?.event;
  return event === undefined
    ? null
    : { ...read(event.data), event: event.id, synthetic: event.data.synthetic === true };
}
