import { TASK_LISTS } from '@kpi-ledger/engine';
import { alertCalendar } from '@kpi-ledger/reports';
import * as E from 'fp-ts/lib/Either.js';
import { alerts, completion, curve, planTasks, taskLinks, yearlyMinima } from '../contract/answers/completion.js';
import { answered, asking, type Endpoint, listing, SentFile, timed } from '../contract/endpoint.js';
import {
  effective,
  id,
  inPath,
  integer,
  known,
  maybePeriod,
  maybeYear,
  oneOf,
  optional,
  trueOrFalse,
  unit,
  waiting,
} from '../contract/parameters.js';

const tag = 'completion';
const plan = optional('Chỉ một kế hoạch. One plan only.', id);
const days = optional(
  'Nhìn trước bao nhiêu ngày; mặc định theo AT_RISK_DAYS. How many days ahead; default AT_RISK_DAYS.',
  integer(0, 999),
);

/** How far plans, units, heads and people are; what is late, and what somebody should act on. */
export const completionEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/completion', operationId: 'listCompletion', tag },
    summary: {
      vi: 'Tỷ lệ hoàn thành của kế hoạch, mục, đơn vị; cộng các kế hoạch không tính trùng',
      en: 'Completion of plans, sections and units; over plans what is linked counts once',
    },
    parameters: { plan, unit, period: maybePeriod },
    answer: completion,
    example: { period: '2026-Q3' },
    ask: (engine, question) => engine.completion(question),
  }),
  listing({
    ...{ path: '/completion/people', operationId: 'listCompletionOfPeople', tag },
    summary: { vi: 'Tỷ lệ hoàn thành của người đứng đầu, cá nhân', en: 'Completion of heads and people' },
    parameters: { plan, unit, period: maybePeriod },
    answer: completion,
    example: { period: '2026-Q3' },
    ask: (engine, question) => engine.completionOfPeople(question),
  }),
  listing({
    ...{ path: '/completion/curve', operationId: 'listCompletionCurve', tag },
    summary: { vi: 'Phải xong và đã xong, theo ngày', en: 'Planned against actual, by day' },
    parameters: { plan, unit, daily: optional('Mỗi ngày một dòng. A row for every day.', trueOrFalse) },
    answer: curve,
    example: { plan: 'kh18' },
    ask: (engine, question) => engine.completionCurve(question),
  }),
  listing({
    ...{ path: '/completion/tasks', operationId: 'listPlanTasks', tag },
    summary: {
      vi: 'Nhiệm vụ của kế hoạch: quá hạn, có nguy cơ, chưa có lịch',
      en: 'Rows of the plans: overdue, at risk, unscheduled',
    },
    parameters: { plan, unit, list: optional('Chỉ một danh sách. One list only.', oneOf(...TASK_LISTS)) },
    answer: planTasks,
    example: { list: 'OVERDUE', limit: '20' },
    ask: (engine, question) => engine.planTasks(question),
  }),
  listing({
    ...{ path: '/completion/links', operationId: 'listTaskLinks', tag },
    summary: { vi: 'Các dòng đã được xác nhận là một nhiệm vụ', en: 'Rows that were decided to be one task' },
    parameters: { plan },
    answer: taskLinks,
    example: {},
    ask: (engine, question) => engine.taskLinks(question),
  }),
  listing({
    ...{ path: '/completion/minima', operationId: 'listYearlyMinima', tag },
    summary: { vi: 'Mức tối thiểu mỗi năm', en: 'Yearly minima, year by year' },
    parameters: { plan, unit, year: maybeYear },
    answer: yearlyMinima,
    example: { year: '2026', limit: '20' },
    ask: (engine, question) => engine.yearlyMinima(question),
  }),
  listing({
    ...{ path: '/alerts', operationId: 'listAlerts', tag },
    summary: {
      vi: 'Sắp đến hạn, quá hạn, chờ nghiệm thu, chỉ tiêu chưa đo, kỳ sắp hết',
      en: 'Due soon, overdue, evidence waiting, indicators unmeasured, periods about to close',
    },
    parameters: { unit, days },
    answer: alerts,
    example: { limit: '20' },
    ask: (engine, question) => engine.alerts(question),
  }),
  asking({
    ...{ path: '/alerts/{unit}', operationId: 'getAlertCalendar', tag },
    summary: { vi: 'Lịch nhắc việc của một đơn vị (iCalendar)', en: 'The alerts of a unit as a calendar (RFC 5545)' },
    parameters: { unit: inPath('Mã đơn vị. Id of the unit.', id), days, effective, known, ...waiting },
    answer: { mediaTypes: ['text/calendar'] },
    example: { unit: 'so-noi-vu' },
    ask: async ({ engine, now }, given) => {
      const at = timed<{ readonly unit: typeof unit }>(given, now);
      if (E.isLeft(at)) return at;
      const found = await answered(engine.alerts({ ...at.right, unit: given.unit }));
      if (E.isLeft(found)) return found;
      const { basis, rows } = found.right;
      const { ordinal, effective: day } = basis;
      const names = await answered(engine.names({ effective: day, known: { kind: 'ordinal', n: ordinal } }));
      if (E.isLeft(names)) return names;
      const text = alertCalendar(rows, {
        name: names.right.units[given.unit] ?? given.unit,
        ledger: engine.ledger()?.id ?? '',
        effective: day,
        synthetic: rows.some(({ synthetic }) => synthetic),
      });
      return E.right(new SentFile(`${given.unit}.ics`, 'text/calendar', new TextEncoder().encode(text), basis));
    },
  }),
];
