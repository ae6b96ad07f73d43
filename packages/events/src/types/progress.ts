import {
  code,
  count,
  date,
  decimal,
  eventId,
  exactlyOneOf,
  flag,
  freeText,
  id,
  list,
  meaning,
  nullable,
  numberOrState,
  optional,
  period,
  publicText,
  record,
  streamName,
} from '../fields/index.js';
import { correctionFields } from './correction.js';
import { eventType } from './event-type.js';
import { proof } from './proof.js';

export const TaskReported = eventType({
  type: 'TaskReported',
  stream: 'task',
  validAt: 'the day it was made',
  says: 'The doer reports progress; it moves no score, evidence does.',
  fields: { task: id('task'), milestone: optional(code), note: freeText, percent: optional(decimal) },
});
export const EvidenceSubmitted = eventType({
  type: 'EvidenceSubmitted',
  stream: 'task',
  validAt: 'the day it was made',
  says: 'Units of a milestone are delivered with evidence.',
  fields: {
    task: id('task'),
    submission: code,
    milestone: code,
    units: count,
    evidence: list(proof),
    note: optional(freeText),
  },
});
export const EvidenceAccepted = eventType({
  type: 'EvidenceAccepted',
  stream: 'task',
  validAt: 'the day of the submission it judges',
  says: 'The assessor accepts a submission; a day earlier than the recorded one counts only as confirmed here with a reason (R1).',
  fields: {
    task: id('task'),
    submission: code,
    exceedsRequirement: flag,
    confirmedDay: optional(
      meaning('the day that counts instead of the recorded one (R1)', record({ day: date, reason: freeText })),
    ),
  },
});
export const EvidenceRejected = eventType({
  type: 'EvidenceRejected',
  stream: 'task',
  validAt: 'the day of the submission it judges',
  says: 'The assessor returns a submission; a major content error (sai sót lớn) is one failed quality review (Điều 14.2b, P6, P41).',
  fields: {
    task: id('task'),
    submission: code,
    major: meaning('sai sót lớn: counts as a failed quality review (P6)', flag),
    unitsAtFault: optional(meaning('left out: all units of the submission (P41)', count)),
    reason: freeText,
    newDeadline: meaning('replaces the one of the rejected submission (P44)', nullable(date)),
  },
});
export const ObjectiveCauseConfirmed = eventType({
  type: 'ObjectiveCauseConfirmed',
  stream: 'task',
  validAt: 'the missed deadline, or the day of the rejected submission it excuses',
  says: 'The competent authority confirms an objective cause; one missed deadline or one rejected submission is not counted (Điều 14.2, R7).',
  fields: {
    task: id('task'),
    deadline: optional(record({ milestone: code, due: date })),
    submission: optional(code),
    reason: freeText,
    evidence: optional(list(proof)),
  },
  across: [exactlyOneOf('deadline', 'submission')],
});
export const IndicatorMeasured = eventType({
  type: 'IndicatorMeasured',
  stream: 'indicator',
  validAt: 'the end of the measured period',
  says: 'A measured value, or what was attested of a qualitative target; a rank carries its universe (5th of 63 and 2nd of 34 are different facts).',
  fields: {
    indicator: id('indicator'),
    unit: meaning('null: city-wide', nullable(id('unit'))),
    period,
    value: meaning('null for a yes/no or a qualitative target', nullable(decimal)),
    parts: optional(
      meaning(
        'what the value is made of: value = times × numerator ÷ denominator, exactly; times: 100 of a percentage',
        record({ numerator: decimal, denominator: decimal, times: decimal }),
      ),
    ),
    state: optional(meaning('the answer of a yes/no target', flag)),
    universe: optional(meaning('of a rank: among whom and how many', record({ id: code, size: count }))),
    source: publicText,
    sourceAddress: optional(publicText),
    edition: optional(publicText),
    attestations: optional(
      meaning(
        'qualitative targets: each with the evidence on which somebody states that it is met or not',
        list(record({ target: meaning('as printed', publicText), met: flag, evidence: list(proof) })),
      ),
    ),
  },
  across: [numberOrState('value', 'state')],
});

export const FactCorrected = eventType({
  type: 'FactCorrected',
  stream: 'any',
  validAt: "the target's own day",
  // What was planned ahead may turn out wrong before its day comes.
  mayReachForward: true,
  says: 'The data of an earlier event of the same stream was wrong; this is what it should have said. Acts by knowledge only.',
  fields: correctionFields,
});
export const FactRetracted = eventType({
  type: 'FactRetracted',
  stream: 'any',
  validAt: "the target's own day",
  // What was planned ahead may turn out wrong before its day comes.
  mayReachForward: true,
  says: 'An earlier event of the same stream did not happen; retracting a retraction restores it.',
  fields: {
    stream: streamName,
    target: eventId,
    targetType: code,
    reason: freeText,
  },
});
