import { type Day, earlier, type Period, type Post } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { RatedPeriod, RatingQuestions } from '../asked/ratings.js';
import { periodGauges } from '../classify/period-gauge.js';
import type { EngineError } from '../commands/index.js';
import type { At, Rows } from '../engine.js';
import { unknownAuthority, unknownSubject, unknownUnit } from '../errors.js';
import { explanationOf } from '../explain/explain.js';
import { overrideRows } from '../overrides/override-rows.js';
import { peopleWithoutPost } from '../rate/people-rows.js';
import { postsAt, type RatedPost, ratedPosts, type ScoreRow, withGrounds } from '../rate/rows.js';
import { readinessRows } from '../readiness/readiness.js';
import type { Reading } from '../reading/reading.js';
import { periodSheetOf } from '../sheets/period-sheet.js';
import { ratedPeople } from '../sheets/rated-people.js';
import { ratingListOf } from '../sheets/rating-list.js';
import type { Actual } from '../what-if/assumed.js';
import { besideActual, figureOfRate, keyOfRate } from '../what-if/side-by-side.js';
import type { Asking, Placed } from './asking.js';

/** Scores of a month, quarter, half or year: the table, one explained, what they lack, what the forms print. */
export function ratingQuestions(asking: Asking): RatingQuestions {
  const { ofPeriod } = asking;

  const ofPosts = <Row>(
    question: At & { readonly period: string; readonly unit?: string },
    rows: (placed: Placed, period: Period, posts: readonly Post[]) => readonly Row[],
  ) =>
    ofPeriod(question, (placed, period) =>
      E.map((posts: readonly Post[]) => ({ rows: rows(placed, period, posts) }))(
        postsFor(placed, period, question.unit),
      ),
    );

  const postsFor = (
    { reading, effective }: Pick<Placed, 'reading' | 'effective'>,
    period: Period,
    unit: string | undefined,
  ): E.Either<EngineError, readonly Post[]> => {
    const posts = postsAt(reading, period, effective);
    if (unit === undefined) return E.right(posts);
    const { units } = reading.at(earlier(effective, period.last)).organisation;
    return units.has(unit) ? E.right(posts.filter((post) => post.unit === unit)) : E.left(unknownUnit(unit));
  };

  /** The rows, and beside those of an assumption the figures of the ledger itself. */
  const rowsOf = <Row>(
    { reading, effective }: Placed,
    { assumed }: At,
    compute: (reading: Reading, effective: Day) => readonly Row[],
    [keyOf, figureOf]: readonly [(row: Row) => string, (row: Row) => Actual],
  ): readonly Row[] => {
    const rows = compute(reading, effective);
    return assumed === undefined ? rows : besideActual(rows, compute(asking.head(), effective), keyOf, figureOf);
  };

  /** The posts of the table, and with `people` everybody else who is rated. */
  const ratedOf = (
    reading: Reading,
    period: Period,
    effective: Day,
    posts: readonly Post[],
    { people = false, unit = null }: { readonly people?: boolean; readonly unit?: string | null },
  ): readonly RatedPost[] => [
    ...ratedPosts(reading, period, effective, posts),
    ...(people ? peopleWithoutPost(reading, period, effective, unit) : []),
  ];

  /**
   * The table, as one says what a row of it is. Kept as a whole too: which posts there are is found out from the organisation.
   *
   * @param name of its rows, by which it is kept
   */
  const table =
    <Row extends ScoreRow>(name: string, rowOf: (reading: Reading, rated: RatedPost, effective: Day) => Row) =>
    (question: At & RatedPeriod): TaskEither<EngineError, Rows<Row>> => {
      const { assumed, unit, people = false } = question;
      const rows = (reading: Reading, period: Period, effective: Day, posts: readonly Post[]): readonly Row[] =>
        ratedOf(reading, period, effective, posts, { people, unit: unit ?? null }).map((rated) =>
          rowOf(reading, rated, effective),
        );
      if (assumed !== undefined)
        return ofPosts(question, (placed, period, posts) =>
          rowsOf(placed, question, (reading, effective) => rows(reading, period, effective, posts), [
            keyOfRate,
            figureOfRate,
          ]),
        );
      return ofPeriod(question, ({ reading, effective }, period) =>
        E.map((all: readonly Row[]) => ({ rows: all }))(
          reading.remember(`${name} ${period.id} ${effective} ${unit ?? '*'} ${people}`, (of) =>
            E.map((posts: readonly Post[]) => rows(of, period, effective, posts))(
              postsFor({ reading: of, effective }, period, unit),
            ),
          ),
        ),
      );
    };

  return {
    quotaGauge: (question) =>
      ofPeriod(question, ({ reading, effective }, period) =>
        E.right({ rows: periodGauges(reading, period, effective) }),
      ),
    rate: table('rate', withGrounds),
    scores: table('scores', (_, { row }) => row),
    explain: (question) =>
      ofPeriod(question, (placed, period) => {
        const [explained] = rowsOf(
          placed,
          question,
          (reading, effective) => {
            const found = explanationOf(reading, question.subject, period, effective);
            return found === null ? [] : [found];
          },
          [keyOfRate, figureOfRate],
        );
        return explained === undefined ? E.left(unknownSubject(question.subject)) : E.right(explained);
      }),
    readiness: (question) =>
      ofPosts(question, ({ reading, effective }, period, posts) =>
        readinessRows(reading, period, effective, ratedOf(reading, period, effective, posts, question)),
      ),
    overrides: (question = {}) =>
      asking.answer(question, question.period, ({ reading, effective }, period) => {
        const { unit } = question;
        return unit !== undefined && !reading.at(effective).organisation.units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right({ rows: overrideRows(reading, effective, { period: period?.id ?? null, unit: unit ?? null }) });
      }),
    people: (question) =>
      ofPeriod(question, ({ reading, effective }, period) => {
        const { units } = reading.at(earlier(effective, period.last)).organisation;
        const { unit } = question;
        return unit !== undefined && !units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right({ rows: ratedPeople(reading, period, effective, unit) });
      }),
    periodSheet: (question) =>
      ofPeriod(question, ({ reading, effective }, period) => {
        const sheet = periodSheetOf(reading, question.subject, period, effective);
        return sheet === null ? E.left(unknownSubject(question.subject)) : E.right(sheet);
      }),
    ratingList: (question) =>
      ofPeriod(question, ({ reading, effective }, period) => {
        const list = ratingListOf(reading, question.authority, period, effective);
        return list === null ? E.left(unknownAuthority(question.authority)) : E.right(list);
      }),
  };
}
