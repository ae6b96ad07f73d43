import type { At } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { difference } from '../contract/answers/differences.js';
import { explanation, RATE_STATUS, ratings, readiness } from '../contract/answers/ratings.js';
import { answered, asking, type Endpoint, listing, reading } from '../contract/endpoint.js';
import {
  effective,
  id,
  known,
  needed,
  oneOf,
  optional,
  period,
  trueOrFalse,
  unit,
  waiting,
} from '../contract/parameters.js';
import type { Problem } from '../problem.js';
import { asOf } from '../query.js';

const tag = 'ratings';
const people = optional('Kèm người không giữ chức vụ có tên. Also people without a named post.', trueOrFalse);

/** The scores of a period, how they came about, what they lack, and why they differ. */
export const ratingEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/ratings', operationId: 'listRatings', tag, kept: true },
    summary: { vi: 'Điểm của kỳ', en: 'The scores of a period' },
    parameters: { period, unit, people },
    filters: {
      status: optional('Chỉ những dòng có tình trạng này. Of this status only.', oneOf(...RATE_STATUS)),
      band: optional('Chỉ mức này. Of this band only.', oneOf('XS', 'TOT', 'HT', 'KHT')),
    },
    answer: ratings,
    example: { period: '2026-Q3', unit: 'so-van-hoa-va-the-thao' },
    ask: (engine, question) => engine.rate(question),
  }),
  reading({
    ...{ path: '/explanations', operationId: 'explainScore', tag, kept: true },
    summary: { vi: 'Diễn giải điểm của một người hoặc chức vụ', en: 'How the score of a person or post came about' },
    parameters: { period, subject: needed('Mã người hoặc mã chức vụ. Id of a person or a post.', id) },
    answer: explanation,
    example: { period: '2026-Q3', subject: 'head-so-van-hoa-va-the-thao' },
    ask: (engine, question) => engine.explain(question),
  }),
  listing({
    ...{ path: '/readiness', operationId: 'listReadiness', tag, kept: true },
    summary: { vi: 'Còn thiếu gì để công bố', en: 'What still blocks publishing, and who owes it' },
    parameters: { period, unit, people },
    filters: { owedBy: optional('Chỉ những gì người này còn nợ. Owed by this id only.', id) },
    answer: readiness,
    example: { period: '2026-Q3' },
    ask: (engine, question) => engine.readiness(question),
  }),
  asking({
    ...{ path: '/diff', operationId: 'diffScores', tag },
    summary: { vi: 'Vì sao điểm thay đổi', en: 'Why scores differ between two bases' },
    parameters: {
      period,
      unit,
      subject: optional('Mã người hoặc mã chức vụ. Id of a person or a post.', id),
      'from.effective': effective,
      'from.known': known,
      'to.effective': effective,
      'to.known': known,
      ...waiting,
    },
    answer: { codec: difference },
    example: {
      period: '2026-Q1',
      subject: 'head-so-van-hoa-va-the-thao',
      'from.known': '2026-04-12',
      'to.known': '2026-05-01',
    },
    ask: async ({ engine, now }, { period: of, subject, unit: ofUnit, ...given }) => {
      const from = endOf('from', given['from.effective'], given['from.known'], now);
      if (E.isLeft(from)) return from;
      const to = endOf('to', given['to.effective'], given['to.known'], now);
      if (E.isLeft(to)) return to;
      return answered(
        engine.diff({
          ...{ period: of, from: from.right, to: to.right },
          ...(subject === undefined ? {} : { subject }),
          ...(ofUnit === undefined ? {} : { unit: ofUnit }),
        }),
      );
    },
  }),
];

/** One end of a difference, with its own two times. */
function endOf(
  end: 'from' | 'to',
  day: string | undefined,
  point: string | undefined,
  now: number,
): E.Either<Problem, At> {
  const as = asOf(
    { ...(day === undefined ? {} : { effective: day }), ...(point === undefined ? {} : { known: point }) },
    now,
  );
  return E.isLeft(as) ? E.left({ ...as.left, path: `${end}.${as.left.path}` }) : as;
}
