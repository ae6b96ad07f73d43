import type { Result } from '@kpi-ledger/formulas';
import { laterOf, type Prefix } from '@kpi-ledger/ledger';
import {
  ancestry,
  type Day,
  dayOfInstant,
  earlier,
  holderOf,
  isCivilDay,
  type Period,
  type Post,
  parsePeriod,
} from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { agencyRows, explainedAgency } from './agencies/agency-rows.js';
import { agencyStanding } from './agencies/standing.js';
import { type Basis, basisOf } from './basis/basis.js';
import { caseFileOf, caseFiles } from './case-file/case-file.js';
import { productRows } from './catalogue/product-rows.js';
import { type Classes, type ClassRow, classesOf } from './classify/classify.js';
import { periodGauges } from './classify/period-gauge.js';
import {
  type Calculate,
  createCommands,
  type EngineError,
  refusedWith,
  type StandingOf,
  storeError,
} from './commands/index.js';
import type { At, Engine, EngineOptions, LedgerInfo } from './engine.js';
import {
  assumedAndKnown,
  invalidDay,
  invalidPeriod,
  noRulesOn,
  notAYear,
  unknownAuthority,
  unknownCatalogue,
  unknownPerson,
  unknownPlan,
  unknownSubject,
  unknownUnit,
  unknownUnitOnDay,
  unreadableCorrection,
} from './errors.js';
import { explanationOf } from './explain/explain.js';
import { indicatorRows } from './indicators/indicator-rows.js';
import { beyondTheHead, instantOf, instantOfKnown, type Known } from './log/known.js';
import { createWarmLog } from './log/warm-log.js';
import { identitiesAt } from './names/identities.js';
import { namesAt } from './names/names.js';
import { closedBy, closingOf } from './periods/closing.js';
import { closeCommand, publishCommand } from './periods/period-acts.js';
import { isPublishable, publicationsOf } from './periods/publications.js';
import { progressRows } from './progress/progress.js';
import { peopleWithoutPost } from './rate/people-rows.js';
import { personScore } from './rate/person-score.js';
import { postsAt, type RatedPost, ratedPosts } from './rate/rows.js';
import { readinessRows } from './readiness/readiness.js';
import { type Reading, readingOf } from './reading/reading.js';
import { ruleChanges } from './rules/rule-changes.js';
import { ruleRows } from './rules/rule-rows.js';
import { agencySheetOf } from './sheets/agency-sheet.js';
import { periodSheetOf } from './sheets/period-sheet.js';
import { ratedPeople } from './sheets/rated-people.js';
import { ratingListOf } from './sheets/rating-list.js';
import { assumedFacts } from './what-if/assume.js';
import { type Actual, type Assumed, type WhatIf, whatIfOf } from './what-if/assumed.js';
import { besideActual, figureOfClass, figureOfRate, keyOfRate } from './what-if/side-by-side.js';
import { yearSheetOf } from './year/year-sheet.js';

/** A question that has found its place on both axes. */
interface Placed {
  readonly reading: Reading;
  readonly prefix: Prefix;
  readonly effective: Day;
}

/** So many recent readings are kept: the head, and what somebody compares it with. */
const KEPT_READINGS = 4;

export function openEngine({ store, vault, clock }: EngineOptions): TaskEither<EngineError, Engine> {
  const log = createWarmLog(store);
  const readings = new Map<number, Reading>();

  const readingAt = (n: number): Reading => {
    const reading = readings.get(n) ?? readingOf(log.prefix(n), log.knownAt(n));
    readings.delete(n);
    readings.set(n, reading);
    for (const old of [...readings.keys()].slice(0, -KEPT_READINGS)) readings.delete(old);
    return reading;
  };

  const readingWith = ({ events, knownAt }: Assumed): Reading =>
    readingOf([...log.prefix(log.length), ...events], knownAt);

  const ledger = (): LedgerInfo | null => {
    const { ledger: opened } = readingAt(log.length);
    return opened === null ? null : { ...opened, ordinal: log.length };
  };

  const refresh: Engine['refresh'] = () => async () => {
    const followed = await log.follow()();
    return E.isLeft(followed) ? E.left(storeError(followed.left)) : E.right(ledger());
  };

  const lengthOf = (known: Known | undefined): number => {
    if (known === undefined) return log.length;
    return known.kind === 'ordinal' ? known.n : log.lengthKnownAt(instantOfKnown(known) ?? '');
  };

  /** Today; on a demo ledger the day of its last knowledge. */
  const today = (): Day => {
    const head = readingAt(log.length);
    return head.ledger?.kind === 'demo' && head.knownOn !== null ? head.knownOn : dayOfInstant(instantOf(clock()));
  };

  const place = async (at: At, period: Period | null): Promise<E.Either<EngineError, Placed>> => {
    const followed = await log.follow()();
    if (E.isLeft(followed)) return E.left(storeError(followed.left));
    if (at.effective !== undefined && !isCivilDay(at.effective)) return E.left(invalidDay('effective', at.effective));
    if (at.assumed !== undefined && at.known !== undefined) return E.left(assumedAndKnown);
    const n = lengthOf(at.known);
    if (n > log.length) return E.left(beyondTheHead(n, log.length));
    const prefix = await store.prefixAt(n)();
    if (E.isLeft(prefix)) return E.left(storeError(prefix.left));
    if (prefix.right === null) return E.left(beyondTheHead(n, log.length));
    const reading = at.assumed === undefined ? readingAt(n) : readingWith(at.assumed);
    const [unreadable] = reading.unreadable;
    if (unreadable !== undefined) return E.left(unreadableCorrection(unreadable));
    const effective = at.effective ?? (period === null ? today() : earlier(period.last, today()));
    return E.right({ reading, prefix: prefix.right, effective });
  };

  const answer =
    <A>(
      at: At,
      periodId: string | undefined,
      compute: (placed: Placed, period: Period | null) => E.Either<EngineError, A>,
    ) =>
    async (): Promise<E.Either<EngineError, A & { readonly basis: Basis; readonly whatIf?: WhatIf }>> => {
      const period = periodId === undefined ? null : parsePeriod(periodId);
      if (periodId !== undefined && period === null) return E.left(invalidPeriod(periodId));
      const placed = await place(at, period);
      if (E.isLeft(placed)) return placed;
      const { reading, prefix, effective } = placed.right;
      const computed = compute(placed.right, period);
      if (E.isLeft(computed)) return computed;
      const basis = basisOf(prefix, effective, reading.rules);
      return at.assumed === undefined
        ? E.right({ basis, ...computed.right })
        : E.right({ basis: { ...basis, assumed: at.assumed.hash }, whatIf: whatIfOf(at.assumed), ...computed.right });
    };

  const ofPeriod = <A>(
    question: At & { readonly period: string },
    compute: (placed: Placed, period: Period) => E.Either<EngineError, A>,
  ) =>
    answer(question, question.period, (placed, period) =>
      period === null ? E.left(invalidPeriod(question.period)) : compute(placed, period),
    );

  /** The procedure of a year goes on after its end: only the day of the question cuts it. */
  const ofProcedure = <A>(
    question: At & { readonly year: string },
    compute: (placed: Placed) => E.Either<EngineError, A>,
  ) =>
    answer(question, undefined, (placed) =>
      parsePeriod(question.year)?.kind === 'YEAR' ? compute(placed) : E.left(notAYear(question.year, 'year')),
    );

  const ofYear = <A>(
    question: At & { readonly period: string },
    compute: (placed: Placed, year: Period) => E.Either<EngineError, A>,
  ) =>
    ofPeriod(question, (placed, period) =>
      period.kind === 'YEAR' ? compute(placed, period) : E.left(notAYear(question.period)),
    );

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
    { reading, effective }: Placed,
    period: Period,
    unit: string | undefined,
  ): E.Either<EngineError, readonly Post[]> => {
    const posts = postsAt(reading, period, effective);
    if (unit === undefined) return E.right(posts);
    const { units } = reading.at(earlier(effective, period.last)).organisation;
    return units.has(unit) ? E.right(posts.filter((post) => post.unit === unit)) : E.left(unknownUnit(unit));
  };

  const ofPlan = <Row>(
    { reading, effective }: Placed,
    plan: string | undefined,
    rows: (plan: string | null) => readonly Row[],
  ) =>
    plan !== undefined && !reading.at(effective).plans.has(plan)
      ? E.left(unknownPlan(plan))
      : E.right({ rows: rows(plan ?? null) });

  const ofRules = <Row>(
    reading: Reading,
    unit: string | undefined,
    day: Day,
    rows: (day: Day, unit: string | null) => Result<readonly Row[]>,
  ): E.Either<EngineError, { readonly rows: readonly Row[] }> => {
    if (!isCivilDay(day)) return E.left(invalidDay('on', day));
    if (unit !== undefined && !reading.at(day).organisation.units.has(unit)) return E.left(unknownUnit(unit));
    const found = rows(day, unit ?? null);
    return found.ok ? E.right({ rows: found.answer }) : E.left(noRulesOn(found.error));
  };

  /** The ledger at a basis that a fact names; null: there is no such period or state. */
  const atBasis = async (periodId: string, ordinal: number) => {
    const period = parsePeriod(periodId);
    const followed = await log.follow()();
    return period === null || E.isLeft(followed) || ordinal > log.length
      ? null
      : { period, reading: readingAt(ordinal) };
  };

  const calculate: Calculate = {
    score: async (person, periodId, at) => {
      const found = await atBasis(periodId, at.ordinal);
      if (found === null) return null;
      return personScore(found.reading, person, found.period, at.effective ?? found.period.last).calculated;
    },
    publishable: async (person, periodId, { ordinal, root, effective }) => {
      const found = await atBasis(periodId, ordinal);
      if (found === null) return null;
      const { reading, period } = found;
      const day = effective ?? period.last;
      const score = personScore(reading, person, period, day);
      if (!isPublishable(score)) return null;
      const { ruleSet, formulaSet } = basisOf({ ordinal, root }, day, reading.rules);
      return { S: score.S, provisional: score.status === 'PROVISIONAL_DECEMBER', ruleSet, formulaSet };
    },
    closing: async (periodId, ordinal) => {
      const found = await atBasis(periodId, ordinal);
      if (found === null) return null;
      const closing = closingOf(found.reading, found.period, earlier(found.period.last, today()));
      return { ...closing, blocking: closing.blocking.length };
    },
  };

  const standingOf: StandingOf = async ({ unit, year, day }, decided) => {
    await log.follow()();
    const reading =
      decided.length === 0
        ? readingAt(log.length)
        : readingOf([...log.prefix(log.length), ...decided], log.knownAt(log.length));
    return agencyStanding(reading, unit, year, day);
  };

  const commands = createCommands({ store, vault, clock, calculate, standingOf });

  /** The rows, and beside those of an assumption the figures of the ledger itself. */
  const rowsOf = <Row>(
    { reading, effective }: Placed,
    { assumed }: At,
    compute: (reading: Reading, effective: Day) => readonly Row[],
    [keyOf, figureOf]: readonly [(row: Row) => string, (row: Row) => Actual],
  ): readonly Row[] => {
    const rows = compute(reading, effective);
    return assumed === undefined
      ? rows
      : besideActual(rows, compute(readingAt(log.length), effective), keyOf, figureOf);
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

  const engine: Engine = {
    ...commands,
    assume: (assumption) => async () => {
      const followed = await log.follow()();
      if (E.isLeft(followed)) return E.left(storeError(followed.left));
      const knownAt = laterOf(log.knownAt(log.length), instantOf(clock()));
      return assumedFacts(assumption, readingAt(log.length), knownAt, commands.suppose);
    },
    ledger,
    refresh,
    basis:
      (question = {}) =>
      async () => {
        const placed = await answer(question, question.period, () => E.right({}))();
        return E.isLeft(placed) ? placed : E.right(placed.right.basis);
      },
    quotaGauge: (question) =>
      ofPeriod(question, ({ reading, effective }, period) =>
        E.right({ rows: periodGauges(reading, period, effective) }),
      ),
    rate: (question) =>
      ofPosts(question, (placed, period, posts) =>
        rowsOf(
          placed,
          question,
          (reading, effective) => ratedOf(reading, period, effective, posts, question).map(({ row }) => row),
          [keyOfRate, figureOfRate],
        ),
      ),
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
    agencySheet: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const sheet = agencySheetOf(reading, question.unit, year, effective);
        return sheet === null ? E.left(unknownUnit(question.unit)) : E.right(sheet);
      }),
    caseFile: (question) =>
      ofProcedure(question, ({ reading, effective }) => {
        const found = caseFileOf(reading, question.person, question.year, effective);
        return found === null ? E.left(unknownPerson(question.person)) : E.right(found);
      }),
    caseFiles: (question) =>
      ofProcedure(question, ({ reading, effective }) => {
        const { unit } = question;
        return unit !== undefined && !reading.at(effective).organisation.units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right({ rows: caseFiles(reading, question.year, effective, unit ?? null) });
      }),
    yearSheet: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const { organisation } = reading.at(earlier(effective, year.last));
        const person = organisation.posts.has(question.subject)
          ? holderOf(organisation, question.subject)
          : organisation.officials.has(question.subject)
            ? question.subject
            : null;
        return person === null
          ? E.left(unknownSubject(question.subject))
          : E.right(yearSheetOf(reading, person, year, effective, { derivation: true }));
      }),
    classify: (question) =>
      ofYear(question, (placed, year) => {
        const { reading, effective } = placed;
        const { person, unit } = question;
        const { organisation } = reading.at(earlier(effective, year.last));
        const { units, officials } = organisation;
        if (unit !== undefined && !units.has(unit)) return E.left(unknownUnit(unit));
        if (person !== undefined && !officials.has(person)) return E.left(unknownSubject(person));
        const { rows: classes, quotas } = classesOf(reading, year, effective, person ?? null);
        const rows: readonly ClassRow[] =
          question.assumed === undefined
            ? classes
            : besideActual(
                classes,
                classesOf(readingAt(log.length), year, effective).rows,
                ({ person: of }) => of,
                figureOfClass,
              );
        const isWithin = (of: string | null) => of !== null && ancestry(organisation, of).some(({ id }) => id === unit);
        const asked: readonly ClassRow[] = rows.filter(
          (row) => (unit === undefined || isWithin(row.unit)) && (person === undefined || row.person === person),
        );
        const pools = new Set(asked.map(({ quota }) => `${quota.kind} ${quota.unit}`));
        const counted: Classes['quotas'] = quotas.filter(({ kind, unit: of }) => pools.has(`${kind} ${of}`));
        return E.right({ rows: asked, quotas: counted });
      }),
    agencies: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const { unit } = question;
        const { units } = reading.at(earlier(effective, year.last)).organisation;
        if (unit !== undefined && !units.has(unit)) return E.left(unknownUnit(unit));
        return E.right(agencyRows(reading, year, effective, unit ?? null));
      }),
    explainAgency: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const explained = explainedAgency(reading, question.unit, year, effective);
        return explained === null ? E.left(unknownUnit(question.unit)) : E.right(explained);
      }),
    readiness: (question) =>
      ofPosts(question, ({ reading, effective }, period, posts) =>
        readinessRows(reading, period, effective, ratedOf(reading, period, effective, posts, question)),
      ),
    rules: (question = {}) =>
      answer(question, question.period, ({ reading, effective }, period) =>
        ofRules(reading, question.unit, question.on ?? period?.last ?? effective, (day, unit) =>
          ruleRows(reading, day, unit),
        ),
      ),
    rulesDiff: (question) =>
      answer(question, undefined, ({ reading }) =>
        isCivilDay(question.from)
          ? ofRules(reading, question.unit, question.to, (day, unit) => ruleChanges(reading, question.from, day, unit))
          : E.left(invalidDay('from', question.from)),
      ),
    publishPeriod: (question) => async () => {
      const { period, unit, onlyReady = false } = question;
      const found = await ofPeriod({ period }, ({ reading, effective }, of) =>
        unit !== undefined && !reading.at(earlier(effective, of.last)).organisation.units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right(publicationsOf(reading, of, effective, unit ?? null)),
      )();
      if (E.isLeft(found)) return found;
      const { basis, ready, published: already, notReady, withoutScore } = found.right;
      const outcome = { basis, already, notReady, withoutScore };
      const nobody = ready.map((one) => ({ ...one, event: null }));
      if (notReady.length > 0 && !onlyReady) return E.right({ ...outcome, status: 'NOT_READY', published: nobody });
      if (ready.length === 0) return E.right({ ...outcome, status: 'NOTHING_NEW', published: [] });
      const batch = await commands.executeAll(ready.map((one) => publishCommand(one, period, basis, question)))();
      if (E.isLeft(batch)) return batch;
      const refusals = batch.right.rows.flatMap((row) => (row.status === 'REFUSED' ? row.refusals : []));
      if (refusals.length > 0) return E.left(refusedWith(refusals));
      const events = batch.right.rows.map((row) => (row.status === 'REFUSED' ? null : (row.events[0] ?? null)));
      const published = ready.map((one, index) => ({ ...one, event: events[index] ?? null }));
      return E.right({ ...outcome, status: 'RECORDED', published });
    },
    closePeriod: (question) => async () => {
      const { period } = question;
      const found = await ofPeriod({ period }, ({ reading, effective }, of) =>
        E.right({ ...closingOf(reading, of, effective), closed: closedBy(reading, of) }),
      )();
      if (E.isLeft(found)) return found;
      const { closed, ...closing } = found.right;
      if (closed !== null) return E.right({ ...closing, status: 'ALREADY_SO', event: closed });
      if (closing.blocking.length > 0) return E.right({ ...closing, status: 'NOT_READY', event: null });
      const done = await commands.execute(closeCommand(closing, period, closing.basis, question))();
      if (E.isLeft(done)) return done;
      return E.right({ ...closing, status: 'RECORDED', event: done.right.events[0]?.event.id ?? null });
    },
    progress: (question = {}) =>
      answer(question, undefined, (placed) =>
        ofPlan(placed, question.plan, (plan) => progressRows(placed.reading, placed.effective, plan)),
      ),
    indicators: (question = {}) =>
      answer(question, undefined, (placed) =>
        ofPlan(placed, question.plan, (plan) => indicatorRows(placed.reading, placed.effective, plan)),
      ),
    products: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) => {
        const { catalogue, unit } = question;
        const snapshot = reading.at(effective);
        if (unit !== undefined && !snapshot.organisation.units.has(unit)) return E.left(unknownUnitOnDay(unit));
        if (catalogue !== undefined && !snapshot.catalogues.has(catalogue)) return E.left(unknownCatalogue(catalogue));
        return E.right({ rows: productRows(snapshot, { catalogue, unit }, reading.ledger?.kind === 'demo') });
      }),
    identities:
      (question = {}) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        return E.right(identitiesAt(reading.at(effective), vault));
      },
    names:
      (question = {}) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        return E.right(namesAt(reading.at(effective), vault));
      },
  };

  return async () => {
    const followed = await refresh()();
    return E.isLeft(followed) ? followed : E.right(engine);
  };
}
