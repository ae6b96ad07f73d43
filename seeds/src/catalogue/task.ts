import { date } from '@kpi-ledger/events';
import * as t from 'io-ts';
import { closed } from '../codecs/closed.js';
import { commonFields, Party } from './row.js';

const textOrNull = t.union([t.string, t.null]);

export const DeadlineKind = t.keyof(
  {
    month: null,
    quarter: null,
    year: null,
    /** A span of years; due on the last day of the last one. */
    range: null,
    /** Thường xuyên. */
    continuous: null,
    /** Hằng quí. */
    quarterly: null,
    /** Hàng năm. */
    annual: null,
    /** "2025 và các năm tiếp theo": begins, but has no end. */
    open: null,
    /** Nothing is printed. */
    none: null,
  },
  'DeadlineKind',
);

/** `due`: the last day that is still in time; null where the text names no last day. */
export const Deadline = closed('Deadline', {
  raw: textOrNull,
  kind: DeadlineKind,
  due: t.union([date.codec, t.null]),
});
export type Deadline = t.TypeOf<typeof Deadline>;

/** Funding as printed in kh18: ĐTC (đầu tư công), KPSN (kinh phí sự nghiệp). */
export const FundingCode = t.keyof({ ĐTC: null, KPSN: null }, 'FundingCode');

/** One row of an annex of tasks. A column that the annex does not have is null (or an empty list). */
export const Task = closed('Task', {
  ...commonFields,
  /** What is to be delivered, without its funding code; in kh03 the column "Kết quả". */
  product: textOrNull,
  fundingCode: t.union([FundingCode, t.null]),
  responsible: t.array(Party),
  coordinating: t.array(Party),
  deadline: Deadline,
  /** The least number of deliveries in each year, where the evaluation cell prints one ("Một năm tối thiểu 2 cuộc thi"). */
  yearlyMinimum: t.union([closed('YearlyMinimum', { raw: t.string, count: t.Int }), t.null]),
  method: textOrNull,
  /** How the result is judged, without mark-up. */
  evaluation: textOrNull,
});
export type Task = t.TypeOf<typeof Task>;
