import { type AnyEvent, type NewFact, streamOf } from '@kpi-ledger/events';
import { ownDay } from '../common/day-of.js';
import { civilDayOf } from '../common/days.js';
import { commonRefusals } from '../common/every-fact.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Asking, alreadySo, type Change, type Decision, recordUnless } from '../common/handler.js';
import { saysTheSame } from '../common/same.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { liveOf } from '../stream/live.js';
import type { Stream } from '../stream/stream.js';
import { withSnapshot } from '../task/snapshot.js';
import { brokenBy, insideCorrection } from './still-holds.js';

/** What proves or frames the ledger is not corrected; a wrong correction is retracted or corrected by another one. */
const FIXED: ReadonlySet<AnyEvent['type']> = new Set([
  'LedgerOpened',
  'CheckpointSealed',
  'SigningKeyIntroduced',
  'SubjectErased',
  'ImportStarted',
  'ImportCompleted',
  // What was published stays as it was published: another figure is a restatement, a closed period is reopened.
  'RatingPublished',
  'RatingRestated',
  'PeriodClosed',
  'PeriodReopened',
]);

const targetOf = (stream: Stream, fact: Change): AnyEvent | undefined =>
  stream.recorded.find(({ id }) => id === fact.data.target);

/** Corrections and retractions carry the day of their target. */
export const dayOfChange = (stream: Stream, fact: NewFact): string | null =>
  fact.type === 'FactCorrected' || fact.type === 'FactRetracted' ? (targetOf(stream, fact)?.validAt ?? null) : null;

/** The data of an earlier event should have read otherwise; what was recorded after it must still hold. */
export function correctFact(stream: Stream, fact: Fact<'FactCorrected'>, asking: Asking): Decision {
  const target = targetOf(stream, fact);
  const live = liveOf(stream.recorded);
  const now = live.facts.find(({ id }) => id === fact.data.target);
  if (now !== undefined && alreadyReads(now, fact)) return alreadySo;
  return recordUnless(
    resolved(fact, target, asking),
    wrongTarget(stream, fact, target),
    target?.type === 'FactCorrected' || target?.type === 'FactRetracted'
      ? refuse('NOT_CORRECTABLE', 'data.target', { value: target.type })
      : null,
    target && movesSubject(stream, fact),
    target && wrongInside(target, fact, asking),
    target && stream.handler.change(stream.state, fact, asking),
    target && brokenBy(stream, fact, asking),
  );
}

/** A corrected assignment keeps the factor of its day, as a new one does. */
function resolved(fact: Fact<'FactCorrected'>, target: AnyEvent | undefined, { context }: Asking): NewFact {
  const { data } = fact;
  if (target?.type !== 'TaskAssigned' || data.targetType !== target.type) return fact;
  const assignment = data.data as unknown as DataOf<'TaskAssigned'>;
  const inner = withSnapshot(assignment, data.correctedValidAt ?? target.validAt, context);
  return { ...fact, data: { ...data, data: inner as unknown as typeof data.data } };
}

const alreadyReads = (now: AnyEvent, { data }: Fact<'FactCorrected'>): boolean =>
  now.type === data.targetType &&
  saysTheSame(now.type, now.data, data.data) &&
  (data.correctedValidAt ?? now.validAt) === now.validAt;

const movesSubject = (stream: Stream, { data }: Fact<'FactCorrected'>): Refusal | false => {
  const value = streamOf({ type: data.targetType, data: data.data } as unknown as NewFact);
  return value !== stream.name && refuse('CORRECTION_MOVES_SUBJECT', 'data.data', { value, stream: stream.name });
};

/** The corrected fact keeps the rules of every fact, as on the day its target was recorded. */
function wrongInside(
  target: AnyEvent,
  { data }: Fact<'FactCorrected'>,
  { actor, context }: Asking,
): readonly Refusal[] {
  const then = { ...context, today: civilDayOf(target.recordedAt) };
  const fact = { type: target.type, validAt: data.correctedValidAt ?? target.validAt, data: data.data } as NewFact;
  return commonRefusals(fact, ownDay(fact, then), { actor, context: then }).map(insideCorrection);
}

/** An earlier event did not happen; retracting a retraction restores what it took away. */
export function retractFact(stream: Stream, fact: Fact<'FactRetracted'>, asking: Asking): Decision {
  const target = targetOf(stream, fact);
  const live = liveOf(stream.recorded);
  if (target !== undefined && !live.standing.has(target.id)) return alreadySo;
  return recordUnless(
    fact,
    wrongTarget(stream, fact, target),
    target && stream.handler.change(stream.state, fact, asking),
    target && brokenBy(stream, fact, asking),
  );
}

function wrongTarget(stream: Stream, { data }: Change, target: AnyEvent | undefined): Refusal | false {
  if (target === undefined) return refuse('UNKNOWN_TARGET', 'data.target', { value: data.target, stream: stream.name });
  if (target.type !== data.targetType)
    return refuse('WRONG_TARGET_TYPE', 'data.targetType', { value: data.targetType, right: target.type });
  return FIXED.has(target.type) && refuse('NOT_CORRECTABLE', 'data.target', { value: target.type });
}
