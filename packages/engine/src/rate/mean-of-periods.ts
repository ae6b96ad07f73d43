import {
  evaluateTyped,
  type PickedParameters,
  parametersFor,
  YEAR_SCORE_PARAMETERS,
  type YearScoreAnswer,
  yearScoreFormula,
} from '@kpi-ledger/formulas';
import { type Day, type Period, partsOf, type TrackedPeriod, type Tracking } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import { type Service, serviceIn } from '../year/service.js';
import { isCounted, monthsWorkedIn, type TrackedPart, trackedParts } from '../year/tracked-parts.js';
import { looksAtWorkingDays, workingDaysServed } from '../year/working-days-served.js';
import { NO_TERMS, type PersonScore, type ScoreOptions, withAuthority } from './score.js';
import type { Standing } from './standing.js';

const LABELS: { readonly [K in Period['kind']]: string } = {
  MONTH: 'tháng',
  QUARTER: 'quý',
  HALF: '6 tháng',
  YEAR: 'năm',
};

export interface MeanQuestion {
  readonly snapshot: Snapshot;
  readonly standing: Standing;
  readonly period: Period;
  readonly parameters: PickedParameters;
  /** A December that is calculated before its end (P22). */
  readonly cutOff: Day | null;
  readonly trackingIn: (quarter: Period) => Tracking | null;
  readonly scoreOf: (part: TrackedPeriod) => PersonScore;
  readonly options: ScoreOptions;
}

/** The mean of a longer period with what it was made from. */
export interface MeanOfPeriods {
  readonly score: PersonScore;
  readonly parts: readonly TrackedPart[];
  /** Of a year: how long the person served in it. */
  readonly service: Service | null;
  /** The period has ended, or is calculated at the cut-off of its December (P22). */
  readonly ended: boolean;
  /** Under six months, or no month worked at all (Điều 11): there is no class, and no year score. */
  readonly notClassified: boolean;
}

/**
 * The score of a period longer than the tracking unit: the mean of its months or quarters (Điều 17.3), unrounded. A part
 * counts with its official score, else with its calculated one (PROVISIONAL); a part without a score leaves the mean of the
 * others provisional (P32); a part left out by a note, a recorded absence or because the person did not work here yet leaves
 * the mean (P32, R21). Of a year the conditions of Điều 11 are looked at.
 */
export function meanOfPeriods(question: MeanQuestion): MeanOfPeriods {
  const { snapshot, standing, period, parameters, options } = question;
  const record = snapshot.recordOf(standing.person, period.id);
  const ended = snapshot.day >= period.last || question.cutOff !== null;
  const parts = trackedParts(question.trackingIn, question);
  const service = period.kind === 'YEAR' ? serviceIn(snapshot, standing.person, period, parts) : null;
  const counted = parts.filter(isCounted);
  const known = counted.filter(({ S }) => S !== null);
  // A part that neither has a score nor a note that it has none: the mean of the others, provisional, or none at all (P32).
  const averaged = parameters['missingMonth']?.value === 'WITHHOLD' || known.length === 0 ? counted : known;
  const mean = evaluateTyped(
    yearScoreFormula,
    {
      ...meanInput(snapshot, standing.person, averaged, parameters),
      ...parametersFor(YEAR_SCORE_PARAMETERS, parameters),
      ...(service === null || service.since === null ? {} : { monthsWorked: service.monthsWorked }),
      ...(service === null || service.case === null ? {} : { case: service.case }),
    },
    options,
  );
  const of = { ...NO_TERMS, standing, period, record };
  if (!mean.ok) {
    const missing = [{ what: mean.error.messageVi, owedBy: null, since: null }];
    return { score: { ...of, status: 'INSUFFICIENT_DATA', missing }, parts, service, ended, notClassified: false };
  }
  const { S, derivation, display, status } = mean.answer;
  const notClassified = status === 'NOT_CLASSIFIED';
  const settled = counted.every(({ state }) => state === 'CONFIRMED' || state === 'RECEIVED');
  const missing = notClassified ? [] : counted.flatMap((part) => part.missing);
  const score = withAuthority(record, {
    ...of,
    S,
    band: mean.answer.class,
    display: { ...of.display, S: display['S'] ?? null },
    status: S === null ? 'INSUFFICIENT_DATA' : settled ? 'OK' : provisionalStatus(counted),
    leftOut: notClassified,
    missing: S !== null || missing.length > 0 || notClassified ? missing : withoutScore(mean.answer, question),
    notes: notClassified ? [tooShort(service)] : S === null ? [] : notesOf(parts, counted, known, service),
    synthetic: parts.some(({ synthetic }) => synthetic),
    derivation:
      derivation === undefined
        ? null
        : {
            ...derivation,
            label: `Điểm ${LABELS[period.kind]}: trung bình các kỳ theo dõi`,
            excluded: parts.flatMap(excludedOf),
          },
  });
  // The mean of confirmed scores needs no act of its own (Điều 17.3).
  const confirmed = score.confirmed || (score.confirmedS === null && S !== null && settled);
  return { score: { ...score, confirmed }, parts, service, ended, notClassified };
}

const provisionalStatus = (counted: readonly TrackedPart[]): PersonScore['status'] =>
  counted.some(({ state }) => state === 'PROVISIONAL_DECEMBER') ? 'PROVISIONAL_DECEMBER' : 'PROVISIONAL';

/** Months or quarters as they are; where the unit changed in the period a quarter stands in the rows of its months worked (R23). */
function meanInput(snapshot: Snapshot, person: string, averaged: readonly TrackedPart[], parameters: PickedParameters) {
  const kinds = new Set(averaged.map(({ period }) => period.kind));
  const rows =
    kinds.size <= 1
      ? averaged
      : averaged.flatMap((part) =>
          part.period.kind === 'MONTH'
            ? [part]
            : monthsOfQuarter(snapshot, person, part).map((month) => ({ ...part, period: month })),
        );
  const values = rows.map(({ S }) => S);
  const provenance = rows.map(({ period, state, events }) => ({
    label: `Điểm ${period.id}${state === 'CONFIRMED' ? '' : ` (${STATES[state]})`}`,
    events,
  }));
  const days = looksAtWorkingDays(parameters)
    ? workingDaysServed(
        snapshot,
        person,
        rows.map(({ period, state }) => ({ period, elsewhere: state === 'RECEIVED' })),
      )
    : null;
  const given = { provenance, ...(days === null ? {} : { workingDays: days }) };
  return kinds.has('QUARTER') && kinds.size === 1 ? { quarters: values, ...given } : { months: values, ...given };
}

/** The rows in which the value of a quarter stands: the months worked; of a received one all three. */
export const monthsOfQuarter = (
  snapshot: Snapshot,
  person: string,
  { period, state }: TrackedPart,
): readonly Period[] => (state === 'RECEIVED' ? partsOf(period, 'MONTH') : monthsWorkedIn(snapshot, person, period));

const STATES: { readonly [S in TrackedPart['state']]: string } = {
  CONFIRMED: 'đã xác nhận',
  RECEIVED: 'cơ quan cũ gửi, Điều 19 khoản 1',
  CALCULATED: 'chưa xác nhận',
  PROVISIONAL_DECEMBER: 'tạm tính tháng 12, P22',
  SCORELESS: 'chưa có điểm',
  NOTED: 'không có điểm theo ghi chú',
  ABSENT: 'nghỉ cả kỳ',
  NOT_WORKED: 'không công tác tại cơ quan',
  NOT_TRACKED: 'chưa theo dõi',
  LEFT_OUT: 'không tính tháng 12, P22',
  NOT_ENDED: 'chưa hết kỳ',
};

function notesOf(
  parts: readonly TrackedPart[],
  counted: readonly TrackedPart[],
  known: readonly TrackedPart[],
  service: Service | null,
): readonly string[] {
  const unconfirmed = known.filter(({ state }) => state === 'CALCULATED').length;
  const december = known.some(({ state }) => state === 'PROVISIONAL_DECEMBER');
  const scoreless = counted.length - known.length;
  const without = parts.some(({ state }) => state === 'LEFT_OUT');
  const untracked = parts.filter(({ state }) => state === 'NOT_TRACKED').length;
  return [
    ...(unconfirmed > 0 ? [`${unconfirmed} kỳ chưa được xác nhận điểm (P32)`] : []),
    ...(december ? ['điểm tháng 12 hoặc quý IV là điểm tạm tính tại ngày chốt (P22)'] : []),
    ...(scoreless > 0 ? [`${scoreless} kỳ chưa có điểm và chưa có ghi chú, tạm tính theo các kỳ còn lại (P32)`] : []),
    ...(untracked > 0 ? [`TRANSITION: ${untracked} kỳ chưa theo dõi, chỉ lấy các kỳ có theo dõi (P23)`] : []),
    ...(without ? ['năm tính theo 11 tháng, không tính tháng 12, theo quyết định (P22)'] : []),
    ...serviceNotes(service),
  ];
}

/** What the time worked has done to the year: said also where it changed no figure. */
function serviceNotes(service: Service | null): readonly string[] {
  if (service === null) return [];
  if (service.case === 'LEAVE_11_2') return ['xếp loại theo thời gian làm việc thực tế (Điều 11 khoản 2)'];
  return service.monthsWorked < 12 ? [`làm việc ${service.monthsWorked} tháng trong năm (Điều 11, P33)`] : [];
}

const tooShort = (service: Service | null): string =>
  service?.case === 'LEAVE_11_2'
    ? 'không xếp loại: không làm việc tháng nào trong năm (Điều 11)'
    : `không xếp loại: làm việc ${service?.monthsWorked ?? 0} tháng trong năm, dưới 6 tháng (Điều 11 khoản 1)`;

function withoutScore({ missing }: YearScoreAnswer, { standing, period }: MeanQuestion) {
  const what = missing.includes('decision')
    ? 'làm việc không đủ năm: chờ cấp có thẩm quyền quyết định (P33)'
    : missing.includes('workingDays')
      ? 'tính theo ngày làm việc (P24, P45) nhưng chưa có lịch làm việc của năm (WorkingCalendarAdopted)'
      : 'không có kỳ theo dõi nào có điểm';
  return [{ what, owedBy: standing.assessor, since: period.first }];
}

const REASONS: { readonly [S in TrackedPart['state']]?: string } = {
  NOTED: 'không có điểm theo ghi chú của cấp có thẩm quyền (P32)',
  ABSENT: 'nghỉ cả kỳ, không theo dõi (P32, R16)',
  NOT_TRACKED: 'trước kỳ theo dõi đầu tiên của cơ quan (P23)',
};

const excludedOf = ({ period, state, events }: TrackedPart) => {
  const reason = REASONS[state];
  return reason === undefined ? [] : events.map((event) => ({ event, reason: `${period.id} ${reason}` }));
};
