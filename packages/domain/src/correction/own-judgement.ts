import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import type { Asking } from '../common/handler.js';
import { ownJudgement } from '../common/own-judgement.js';
import type { Refusal } from '../refusals/refusal.js';
import type { Stream } from '../stream/stream.js';

/** Whoever may not judge may not change the judgement either: not correct it, not take it back, not undo that. */
export const judgesOneself = (stream: Stream, fact: NewFact, asking: Asking): Refusal | false =>
  [aboutWhat(stream, fact), asCorrected(fact)]
    .map(
      (about) => stream.handler.ownJudgement(stream.state, about, asking) || judgesOwnCorrection(stream, about, asking),
    )
    .find(Boolean) ?? false;

/** Who corrected a submission answers for what it says now, as the one does who brought it. */
function judgesOwnCorrection(stream: Stream, about: NewFact, asking: Asking): Refusal | false {
  if (about.type !== 'EvidenceAccepted' && about.type !== 'EvidenceRejected') return false;
  const { submission } = about.data;
  const brought = new Set(
    stream.recorded.flatMap((event) =>
      event.type === 'EvidenceSubmitted' && event.data.submission === submission ? [event.id] : [],
    ),
  );
  const correctors = stream.recorded.flatMap((event) =>
    event.type === 'FactCorrected' && brought.has(event.data.target) ? [event.actor] : [],
  );
  return (
    correctors.map((actor) => ownJudgement(asking.context.official(actor)?.person ?? null, asking)).find(Boolean) ??
    false
  );
}

/** The fact that a correction or retraction is about in the end; any other fact itself. */
function aboutWhat(stream: Stream, fact: NewFact): NewFact {
  if (fact.type !== 'FactCorrected' && fact.type !== 'FactRetracted') return fact;
  const target: AnyEvent | undefined = stream.recorded.find(({ id }) => id === fact.data.target);
  return target === undefined ? fact : aboutWhat(stream, target as NewFact);
}

/** What a correction says instead; any other fact itself. */
const asCorrected = (fact: NewFact): NewFact =>
  fact.type === 'FactCorrected' ? ({ ...fact, type: fact.data.targetType, data: fact.data.data } as NewFact) : fact;
