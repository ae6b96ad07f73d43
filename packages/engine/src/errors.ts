import type { FormulaError } from '@kpi-ledger/formulas';
import type { EngineError } from './commands/index.js';

const question = (code: string, path: string, message: string, detail: string): EngineError => ({
  kind: 'INVALID',
  code,
  path,
  article: null,
  message,
  detail,
});

export const invalidPeriod = (text: string): EngineError =>
  question(
    'INVALID_PERIOD',
    'period',
    `Không hiểu kỳ "${text}". Hãy dùng 2026-03 (tháng), 2026-Q1 (quý), 2026-H1 (6 tháng) hoặc 2026 (năm).`,
    `"${text}" is no period; expected 2026-03, 2026-Q1, 2026-H1 or 2026`,
  );

export const invalidDays = (days: number): EngineError =>
  question(
    'INVALID_DAYS',
    'days',
    `Số ngày nhìn trước phải là số nguyên từ 0 đến 999, không phải ${days}.`,
    `days is a whole number from 0 to 999, got ${days}`,
  );

export const notAYear = (text: string, path = 'period'): EngineError =>
  question(
    'NOT_A_YEAR',
    path,
    `Xếp loại và phiếu năm chỉ có cho cả năm, ví dụ 2026; nhận được "${text}".`,
    `classes and year sheets exist for a year such as 2026 only, got "${text}"`,
  );

export const invalidDay = (path: string, text: string): EngineError =>
  question(
    'INVALID_DATE',
    path,
    `"${text}" không phải là một ngày có thật dạng yyyy-mm-dd.`,
    `"${text}" is no civil date yyyy-mm-dd that exists`,
  );

export const unknownSubject = (subject: string): EngineError =>
  question(
    'UNKNOWN_SUBJECT',
    'subject',
    `Không có chức vụ hay người nào có mã "${subject}" vào cuối kỳ. Xem các mã bằng "kpi rate".`,
    `there is no post and no official "${subject}" at the end of the period`,
  );

/** Nothing of theirs was published in the period. */
export const notRatedInPeriod = (subject: string, period: string): EngineError =>
  question(
    'NOT_PUBLISHED',
    'subject',
    `Kỳ ${period} chưa công bố kết quả nào của "${subject}". Xem "kpi rate" hoặc công bố bằng "kpi period publish".`,
    `no rating of "${subject}" is published in ${period}`,
  );

export const unknownPerson = (person: string): EngineError =>
  question(
    'UNKNOWN_PERSON',
    'person',
    `Không có người nào có mã "${person}" vào ngày được hỏi.`,
    `there is no official "${person}" on the day of the question`,
  );

export const unknownAuthority = (post: string): EngineError =>
  question(
    'UNKNOWN_POST',
    'authority',
    `Không có chức vụ nào có mã "${post}" vào cuối kỳ. Xem các mã bằng "kpi rate".`,
    `there is no post "${post}" at the end of the period`,
  );

export const unknownUnit = (unit: string): EngineError =>
  question(
    'UNKNOWN_UNIT',
    'unit',
    `Không có đơn vị nào có mã "${unit}" vào cuối kỳ. Xem các mã bằng "kpi catalogue units".`,
    `there is no unit "${unit}" at the end of the period`,
  );

export const unknownUnitOnDay = (unit: string): EngineError =>
  question(
    'UNKNOWN_UNIT',
    'unit',
    `Không có đơn vị nào có mã "${unit}" vào ngày được hỏi. Xem các mã bằng "kpi catalogue units".`,
    `there is no unit "${unit}" on the day of the question`,
  );

export const unknownEvent = (event: string): EngineError =>
  question(
    'UNKNOWN_EVENT',
    'event',
    `Đến mốc được hỏi, sổ không có sự kiện nào có mã hoặc số thứ tự "${event}". Xem các sự kiện bằng "kpi events".`,
    `the ledger as it was known then has no event with the id or ordinal "${event}"`,
  );

export const unknownPlan = (plan: string): EngineError =>
  question(
    'UNKNOWN_PLAN',
    'plan',
    `Không có kế hoạch nào có mã "${plan}" vào ngày được hỏi.`,
    `there is no plan "${plan}" on the day of the question`,
  );

export const unknownTask = (task: string): EngineError =>
  question(
    'UNKNOWN_TASK',
    'task',
    `Không có nhiệm vụ nào có mã "${task}" được giao vào ngày được hỏi.`,
    `there is no task "${task}" on the day of the question`,
  );

export const unknownCatalogue = (catalogue: string): EngineError =>
  question(
    'UNKNOWN_CATALOGUE',
    'catalogue',
    `Không có danh mục sản phẩm/công việc nào có mã "${catalogue}" vào ngày được hỏi.`,
    `there is no product catalogue "${catalogue}" on the day of the question`,
  );

export const unknownIndicator = (indicator: string): EngineError =>
  question(
    'UNKNOWN_INDICATOR',
    'indicator',
    `Không có chỉ tiêu nào có mã "${indicator}" vào ngày được hỏi.`,
    `there is no indicator "${indicator}" on the day of the question`,
  );

export const unknownFramework = (framework: string): EngineError =>
  question(
    'UNKNOWN_FRAMEWORK',
    'framework',
    `Đến ngày được hỏi chưa ban hành khung đánh giá mức độ trưởng thành "${framework}".`,
    `no framework "${framework}" was adopted by the day of the question`,
  );

export const noYearOfTargets = (year: string): EngineError =>
  question(
    'NOT_A_YEAR',
    'year',
    `Mục tiêu hằng năm được xét cho cả năm, ví dụ 2026; nhận được "${year}".`,
    `annual targets are judged for a year such as 2026, got "${year}"`,
  );

export const unreadableCorrection = (event: string): EngineError => ({
  ...question(
    'CORRUPT',
    event,
    `Sự kiện đính chính ${event} có nội dung không đọc được. Hãy kiểm tra kho dữ liệu bằng "kpi verify".`,
    `correction ${event} holds data that does not fit the type of what it corrects`,
  ),
  kind: 'CORRUPT',
});

/** No version of the parameters is in force on a day: it lies before the decree. */
export const noRulesOn = ({ code, message, messageVi, article }: FormulaError): EngineError => ({
  ...question(code, 'on', messageVi, message),
  article: article ?? null,
});

export const assumedAndKnown: EngineError = question(
  'ASSUMED_AND_KNOWN',
  'known',
  'Giả định được xét như ghi vào lúc này, nên không dùng cùng mốc "known".',
  'facts are assumed as if recorded now; a question about them takes no "known"',
);
