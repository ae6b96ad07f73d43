import type { EventTypeName } from '@kpi-ledger/events';
import {
  addDays,
  agencyOf,
  type Day,
  type FactOf,
  headPostOf,
  type Organisation,
  type Position,
  type WorkingDays,
} from '@kpi-ledger/projections';
import { classDeadlinesOf } from '../time/class-deadlines.js';
import type { AnnualActs } from './annual-acts.js';
import { classifierOf } from './classifier.js';
import { petitionsOf } from './petitions.js';
import { type CaseStep, type StepId, type StepStatus, stepOn } from './step.js';

/** Five calendar days, the day of the result not counted (Điều 26.1d, R40). */
const DAYS_TO_DATABASE = 5;

interface Case {
  readonly organisation: Organisation;
  readonly position: Position;
  readonly acts: AnnualActs;
  readonly year: string;
  readonly today: Day;
  readonly workingDays: WorkingDays;
}

/** The steps after the periods, in the order of Điều 21. */
export function annualSteps(of: Case): readonly CaseStep[] {
  const before = inTurn([selfAssessment(of), meeting(of), partyOpinion(of), synthesis(of)]);
  const decided = decision(of, before);
  const { notices, database } = afterDecision(of);
  return [...before, decided, ...notices, ...petitions(of), database];
}

/** A step that is missing behind another one that is missing waits: nobody owes it yet. */
function inTurn(steps: readonly CaseStep[]): readonly CaseStep[] {
  const first = steps.findIndex(({ status }) => status === 'MISSING');
  return steps.map((step, i) => (step.status === 'MISSING' && i > first ? { ...step, status: 'WAITING' } : step));
}

function selfAssessment({ acts, position, today }: Case): CaseStep {
  return act(today, 'SELF_ASSESSMENT', acts.last('AnnualSelfAssessmentSubmitted'), {
    what: 'chưa nộp Mẫu số 02',
    owedBy: position.person,
    since: null,
  });
}

function meeting({ acts, organisation, position, today }: Case): CaseStep {
  const agency = agencyOf(organisation, position.unit);
  const parts = [...organisation.units.values()].some(({ parent }) => parent === agency);
  const note = parts
    ? 'Thành phần: tập thể lãnh đạo, đại diện cấp ủy và người đứng đầu các đơn vị cấu thành; cơ quan lớn có thể lấy ý kiến bằng văn bản.'
    : 'Thành phần: toàn thể công chức của cơ quan.';
  const head = headPostOf(organisation, agency)?.id ?? null;
  return act(today, 'MEETING', acts.last('ReviewMeetingHeld'), {
    what: 'chưa họp nhận xét',
    owedBy: head,
    since: dayOf(acts.last('AnnualSelfAssessmentSubmitted')),
    note,
  });
}

/** Required for heads and deputies, not for other staff. */
function partyOpinion({ acts, position, today }: Case): CaseStep {
  const said = acts.last('PartyOpinionRecorded');
  if (position.role === 'STAFF' && said === null) return stepOn(today, 'PARTY_OPINION', { status: 'NOT_REQUIRED' });
  return act(today, 'PARTY_OPINION', said, {
    what: 'chưa có ý kiến của cấp ủy',
    owedBy: null,
    since: dayOf(acts.last('ReviewMeetingHeld')),
    note: 'Cấp ủy của cơ quan nơi công chức công tác; bắt buộc với người đứng đầu và cấp phó.',
  });
}

/** The personnel unit puts the files of heads together. */
function synthesis({ acts, position, today }: Case): CaseStep {
  const said = acts.last('ClassificationSynthesised');
  if (position.role !== 'HEAD' && said === null) return stepOn(today, 'SYNTHESIS', { status: 'NOT_REQUIRED' });
  return act(today, 'SYNTHESIS', said, {
    what: 'bộ phận tổ chức cán bộ của cấp có thẩm quyền chưa tổng hợp hồ sơ',
    owedBy: null,
    since: dayOf(acts.last('PartyOpinionRecorded')),
  });
}

function decision({ acts, organisation, position, year, today }: Case, before: readonly CaseStep[]): CaseStep {
  const decided = acts.last('ClassificationDecided');
  const ready = before.every(({ status }) => status === 'DONE' || status === 'NOT_REQUIRED');
  const since =
    before
      .flatMap(({ doneOn }) => doneOn ?? [])
      .sort()
      .at(-1) ?? null;
  const late = decided !== null && decided.event.validAt > classDeadlinesOf(year).ordinary;
  const special = `Cơ quan đặc thù: chậm nhất ngày ${classDeadlinesOf(year).special}.`;
  return act(
    today,
    'DECISION',
    decided,
    {
      what: 'chưa có quyết định xếp loại',
      owedBy: classifierOf(organisation, position),
      since: ready ? since : null,
      note: late ? `Quyết định sau ngày ${classDeadlinesOf(year).ordinary}. ${special}` : special,
    },
    { deadline: classDeadlinesOf(year).ordinary, status: ready ? 'MISSING' : 'WAITING' },
  );
}

/** Notices and the national database: each again after a decision that replaces an earlier one (Điều 4.4, 21.3). */
function afterDecision({ acts, organisation, position, today }: Case): {
  readonly notices: readonly CaseStep[];
  readonly database: CaseStep;
} {
  const decided = acts.last('ClassificationDecided');
  const since = dayOf(decided);
  const status: StepStatus = decided === null ? 'WAITING' : 'MISSING';
  const isOfThisDecision = ({ ordinal }: { readonly ordinal: number }) => decided !== null && ordinal > decided.ordinal;
  const given = acts.all('ClassificationNotified').filter(isOfThisDecision);
  const notice = (how: 'WRITTEN' | 'PUBLIC') => given.findLast(({ event }) => event.data.how === how) ?? null;
  const sent = acts.all('NationalDatabaseSubmitted').findLast(isOfThisDecision) ?? null;
  const owedBy = classifierOf(organisation, position);
  return {
    notices: [
      act(
        today,
        'WRITTEN_NOTICE',
        notice('WRITTEN'),
        { what: 'chưa thông báo bằng văn bản', owedBy, since },
        { status },
      ),
      act(
        today,
        'PUBLIC_NOTICE',
        notice('PUBLIC'),
        { what: 'chưa thông báo công khai', owedBy, since, note: 'Ưu tiên hình thức điện tử.' },
        { status },
      ),
    ],
    database: act(
      today,
      'NATIONAL_DATABASE',
      sent,
      { what: 'chưa cập nhật cơ sở dữ liệu quốc gia', owedBy, since },
      { status, deadline: since === null ? null : addDays(since, DAYS_TO_DATABASE) },
    ),
  };
}

/** Each petition is answered within seven working days (Điều 22). */
function petitions({ acts, organisation, position, today, workingDays }: Case): readonly CaseStep[] {
  const filed = petitionsOf(acts, today, workingDays);
  if (filed.length === 0) return [stepOn(today, 'PETITION', { status: 'NOT_REQUIRED', note: 'không có kiến nghị' })];
  return filed.map(({ petition, filedOn, due, calendarMissing, answer }) =>
    act(
      today,
      'PETITION',
      answer,
      {
        what: `chưa trả lời kiến nghị ${petition}`,
        owedBy: classifierOf(organisation, position),
        since: filedOn,
        note:
          calendarMissing === null
            ? 'Trả lời trong 7 ngày làm việc kể từ ngày nhận, không tính ngày nhận.'
            : `Trả lời trong 7 ngày làm việc kể từ ngày nhận; chưa có lịch làm việc năm ${calendarMissing} nên chưa tính được ngày hết hạn.`,
      },
      { deadline: due },
    ),
  );
}

interface Owed {
  readonly what: string;
  readonly owedBy: string | null;
  readonly since: Day | null;
  readonly note?: string;
}

/** A step that one fact completes. */
function act(
  today: Day,
  step: StepId,
  done: FactOf<EventTypeName> | null,
  { what, owedBy, since, note }: Owed,
  { status = 'MISSING', deadline = null }: { readonly status?: StepStatus; readonly deadline?: Day | null } = {},
): CaseStep {
  const common = { deadline, note: note ?? null };
  return done === null
    ? stepOn(today, step, { ...common, status, missing: [{ what, owedBy, since }] })
    : stepOn(today, step, { ...common, status: 'DONE', doneOn: dayOf(done), events: [idOf(done)] });
}

const idOf = ({ event }: { readonly event: { readonly id: string } }): string => event.id;
const dayOf = (fact: { readonly event: { readonly validAt: Day } } | null): Day | null =>
  fact === null ? null : fact.event.validAt;
