import { EVENT_TYPES, mayStandOn, type NewFact } from '@kpi-ledger/events';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Context } from './context.js';
import { lastDayOf } from './days.js';

/** What each meaning of validAt is called for users. */
const MEANINGS: { readonly [meaning: string]: string } = {
  'the day it was recorded': 'ngày ghi sổ',
  'the day of the submission it judges': 'ngày nộp của lần nộp được đánh giá',
  'the missed deadline, or the day of the rejected submission it excuses': 'hạn bị chậm hoặc ngày nộp bị trả lại',
  'the last day of the period': 'ngày cuối kỳ',
  'the end of the measured period': 'ngày cuối kỳ đo',
  "the target's own day": 'ngày của sự việc được sửa',
};

/** The day that a fact must carry when it follows from its data alone; null: from the stream, or free. */
export function ownDay(fact: NewFact, context: Context): string | null {
  const period = (fact.data as { readonly period?: string }).period;
  switch (EVENT_TYPES[fact.type].validAt) {
    case 'the day it was recorded':
      return context.today;
    case 'the last day of the period':
    case 'the end of the measured period':
    case "the target's own day":
      return period === undefined ? null : lastDayOf(period);
    default:
      return null;
  }
}

export function wrongDay(fact: NewFact, right: string | null): Refusal | false {
  if (right === null || right === fact.validAt) return false;
  const meaning = MEANINGS[EVENT_TYPES[fact.type].validAt] ?? EVENT_TYPES[fact.type].validAt;
  return refuse('WRONG_DAY', 'validAt', { day: fact.validAt, right, meaning });
}

export const dayInFuture = (fact: NewFact, { today }: Context): Refusal | false =>
  !mayStandOn(fact.type, fact.validAt, today) && refuse('DAY_IN_FUTURE', 'validAt', { day: fact.validAt, today });
