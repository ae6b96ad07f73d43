import { isScoredPeriod, lastDayOf } from '../common/days.js';
import { compare, isBetween } from '../common/exact.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Asking, alreadySo, type Decision, handler, recordUnless } from '../common/handler.js';
import { judgingThePerson } from '../common/own-judgement.js';
import { saysTheSame } from '../common/same.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { loweredWithoutReason, wrongCells } from './cells.js';
import { evolve, initial, overrideInForce, type Rating } from './fold.js';

/** Only months and quarters are scored; longer periods are means (Điều 3.4, 17.3). */
const notScored = (period: string): Refusal | false =>
  !isScoredPeriod(period) && refuse('PERIOD_NOT_SCORED', 'data.period', { value: period });

const noScore = (value: string, path: string): Refusal | false =>
  !isBetween('0', value, '100') && refuse('SCORE_OUT_OF_RANGE', path, { value });

const selfScore = (_: Rating, fact: Fact<'GeneralCriteriaSelfScored'>, asking: Asking): Decision =>
  recordUnless(fact, notScored(fact.data.period), refusedCells(fact.data, asking));

/** At least one cell, each as Mẫu số 01 and the scoring step of the period want it. */
function refusedCells({ cells, period }: DataOf<'GeneralCriteriaSelfScored'>, { context }: Asking): readonly Refusal[] {
  if (Object.keys(cells).length === 0) return [refuse('EMPTY_LIST', 'data.cells')];
  const day = lastDayOf(period);
  const step = context.scoringStep(day);
  return step === null ? [refuse('BEFORE_THE_DECREE', 'data.period', { day })] : wrongCells(cells, step);
}

function confirmGeneral(rating: Rating, fact: Fact<'GeneralCriteriaConfirmed'>, asking: Asking): Decision {
  const { period, cells, reasons } = fact.data;
  return recordUnless(
    fact,
    notScored(period),
    refusedCells(fact.data, asking),
    loweredWithoutReason(rating.selfScored, cells, reasons),
    Object.keys(reasons).flatMap((cell) =>
      cells[cell] === undefined ? [refuse('REASON_WITHOUT_CELL', `data.reasons.${cell}`, { value: cell })] : [],
    ),
  );
}

/** The note of P9 and P32: the period has no score and leaves the mean. */
function excusePeriod(rating: Rating, fact: Fact<'PeriodExcused'>): Decision {
  if (rating.excused) return alreadySo;
  return recordUnless(
    fact,
    notScored(fact.data.period),
    rating.confirmed && refuse('SCORE_IS_CONFIRMED', 'data.period'),
  );
}

/** The codec knows only "1" and "1/2", each with a reason (Điều 15.3, R17). */
function attestLeadership(_: Rating, fact: Fact<'LeadershipAttested'>): Decision {
  const { d, dd, e } = fact.data;
  const attestsNothing = d === undefined && dd === undefined && e === undefined;
  return recordUnless(fact, notScored(fact.data.period), attestsNothing && refuse('EMPTY_LIST', 'data'));
}

/** Confirming accepts the calculation at a basis; another number takes an override first (R20). */
function confirmScore(rating: Rating, fact: Fact<'PeriodScoreConfirmed'>, asking: Asking): Decision {
  const { data } = fact;
  return recordUnless(
    fact,
    notScored(data.period),
    noScore(data.S, 'data.S'),
    rating.excused && refuse('PERIOD_IS_EXCUSED', 'data.period'),
    data.calculatedAt !== null && differs(rating, data, data.calculatedAt.ordinal, asking),
  );
}

function differs(
  rating: Rating,
  { person, period, S }: DataOf<'PeriodScoreConfirmed'>,
  ordinal: number,
  { context }: Asking,
): Refusal | false {
  const set = overrideInForce(rating, 'S')?.value ?? null;
  if (set !== null) return compare(set, S) !== 0 && refuse('OVERRIDE_NEEDED', 'data.S', { value: S, calculated: set });
  const calculated = context.calculatedScore(person, period, ordinal);
  if (calculated === null) return refuse('NO_CALCULATED_SCORE', 'data.calculatedAt', { ordinal });
  return compare(calculated, S) !== 0 && refuse('OVERRIDE_NEEDED', 'data.S', { value: S, calculated });
}

const receiveResult = (_: Rating, fact: Fact<'ExternalPeriodResultReceived'>): Decision =>
  recordUnless(fact, notScored(fact.data.period), noScore(fact.data.S, 'data.S'));

/** Made again after it was withdrawn it counts again; while it stands it says nothing new. */
function makeOverride(rating: Rating, fact: Fact<'OverrideMade'>): Decision {
  const { term, value, period } = fact.data;
  const standing = overrideInForce(rating, term);
  if (standing !== null && saysTheSame(fact.type, standing, fact.data)) return alreadySo;
  const isHalf = value === '1' || value === '1/2';
  return recordUnless(
    fact,
    notScored(period),
    term === 'd' && !isHalf && refuse('NOT_FULL_OR_HALF', 'data.value', { value }),
    term === 'S' && noScore(value, 'data.value'),
  );
}

function revokeOverride(rating: Rating, fact: Fact<'OverrideRevoked'>): Decision {
  const { override } = fact.data;
  if (rating.revoked.has(override)) return alreadySo;
  return recordUnless(
    fact,
    !rating.overrides.has(override) && refuse('UNKNOWN_OVERRIDE', 'data.override', { value: override }),
  );
}

/** Once, while the period is open, and only the score of its basis; afterwards another figure is a restatement beside it. */
function publish(rating: Rating, fact: Fact<'RatingPublished'>, { context }: Asking): Decision {
  const { person, period, S, basis } = fact.data;
  const score = context.calculatedScore(person, period, basis.ordinal);
  return recordUnless(
    fact,
    noScore(S, 'data.S'),
    context.periodClosed(period) && refuse('PERIOD_IS_CLOSED', 'data.period', { value: period }),
    rating.published.size > 0 && refuse('ALREADY_PUBLISHED', 'data.period', { value: period }),
    notItsScore(S, basis.ordinal, score),
  );
}

/** Only the confirmed score of the basis that a publication names may be published. */
const notItsScore = (S: string, ordinal: number, score: string | null): Refusal | false =>
  score === null
    ? refuse('NOT_PUBLISHABLE', 'data.basis', { ordinal })
    : compare(score, S) !== 0 && refuse('NOT_THE_SCORE', 'data.S', { value: S, score, ordinal });

/** Beside the published figure, also in a closed period, and only the score of its basis; the same figure again says nothing. */
function restate({ published, stated }: Rating, fact: Fact<'RatingRestated'>, { context }: Asking): Decision {
  const { person, period, S, basis } = fact.data;
  if (stated !== null && !stated.provisional && compare(stated.S, S) === 0) return alreadySo;
  return recordUnless(
    fact,
    noScore(S, 'data.S'),
    !published.has(fact.data.published) &&
      refuse('UNKNOWN_PUBLICATION', 'data.published', { value: fact.data.published }),
    notItsScore(S, basis.ordinal, context.calculatedScore(person, period, basis.ordinal)),
  );
}

const record = (_: Rating, fact: Fact<'InitiativeRecognised'> | Fact<'ConflictReported'>): Decision =>
  recordUnless(fact, notScored(fact.data.period));

export const ratingHandler = handler({
  initial,
  evolve,
  ownJudgement: judgingThePerson(
    'GeneralCriteriaConfirmed',
    'PeriodExcused',
    'LeadershipAttested',
    'PeriodScoreConfirmed',
    'OverrideMade',
    'OverrideRevoked',
  ),
  decide: {
    GeneralCriteriaSelfScored: selfScore,
    GeneralCriteriaConfirmed: confirmGeneral,
    PeriodExcused: excusePeriod,
    LeadershipAttested: attestLeadership,
    InitiativeRecognised: record,
    ConflictReported: record,
    PeriodScoreConfirmed: confirmScore,
    ExternalPeriodResultReceived: receiveResult,
    OverrideMade: makeOverride,
    OverrideRevoked: revokeOverride,
    RatingPublished: publish,
    RatingRestated: restate,
  },
});
