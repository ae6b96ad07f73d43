import type { AnyEvent } from '@kpi-ledger/events';
import { type Clock, type EventStore, laterOf, type Prefix } from '@kpi-ledger/ledger';
import { type Day, dayOfInstant, earlier, type Period, parsePeriod, utcInstant } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type Basis, basisOf } from '../basis/basis.js';
import { type EngineError, storeError } from '../commands/index.js';
import type { PartOfLog } from '../diff/part-of-log.js';
import type { At, LedgerInfo } from '../engine.js';
import type { KeyWatch } from '../erasure/key-watch.js';
import { assumedAndKnown, invalidPeriod, notAYear, unreadableCorrection } from '../errors.js';
import { indexedReading, readingOfPart } from '../indexed/indexed-reading.js';
import { SupposedLog } from '../indexed/supposed-log.js';
import type { FollowedLog } from '../log/followed-log.js';
import { beyondTheHead, instantOf, instantOfKnown, inTheFuture, type Known } from '../log/known.js';
import type { Remembered } from '../log/remembered.js';
import type { Reading } from '../reading/reading.js';
import { createPresentLog, type Present } from '../responsibility/present.js';
import { type Assumed, type WhatIf, whatIfOf } from '../what-if/assumed.js';
import { flawOf } from './well-asked.js';

/** A question that has found its place on both axes. */
export interface Placed {
  readonly reading: Reading;
  readonly prefix: Prefix;
  readonly effective: Day;
}

type Answered<A> = A & { readonly basis: Basis; readonly whatIf?: WhatIf };
type Computed<A> = E.Either<EngineError, A>;

/** The head with events that nobody has recorded. */
export interface SupposedHead {
  /** With more of them. */
  with(events: readonly AnyEvent[], knownAt?: string | null): Reading;
}

/** Puts questions to the ledger: finds their place on both time axes, computes there, and says what the answer rests on. */
export interface Asking {
  /** Follows the store's head; answers how many events there are. */
  follow(): Promise<E.Either<EngineError, number>>;
  ledger(): LedgerInfo | null;
  /** The ledger as its first n events leave it; a few recent readings are kept. */
  readingAt(n: number): Reading;
  /** As a part of it would leave it that is no beginning. */
  readingOfPart(part: PartOfLog): Reading;
  /** The ledger as it was followed to last. */
  head(): Reading;
  /** The head, behind which events that nobody has recorded may be put. */
  supposing(): SupposedHead;
  /** As it would stand with such events. */
  headWith(events: readonly AnyEvent[], knownAt?: string | null): Reading;
  /** The knowledge time of the head. */
  headKnownAt(): string | null;
  /** Who is responsible for what today, as the ledger was followed to last. */
  present(): Present;
  /** Today; on a demo ledger the day of its last knowledge. */
  today(): Day;
  /** Where every question at the head stands, see `Engine.state`. */
  state(): Promise<E.Either<EngineError, string>>;
  /** What was taken from the log so far. */
  remembered(): Remembered;
  place(at: At, period: Period | null): Promise<E.Either<EngineError, Placed>>;
  answer<A>(
    at: At,
    periodId: string | undefined,
    compute: (placed: Placed, period: Period | null) => Computed<A>,
  ): TaskEither<EngineError, Answered<A>>;
  ofPeriod<A>(
    question: At & { readonly period: string },
    compute: (placed: Placed, period: Period) => Computed<A>,
  ): TaskEither<EngineError, Answered<A>>;
  ofYear<A>(
    question: At & { readonly period: string },
    compute: (placed: Placed, year: Period) => Computed<A>,
  ): TaskEither<EngineError, Answered<A>>;
  /** The procedure of a year goes on after its end: only the day of the question cuts it. */
  ofProcedure<A>(
    question: At & { readonly year: string },
    compute: (placed: Placed) => Computed<A>,
  ): TaskEither<EngineError, Answered<A>>;
}

/** So many recent readings are kept: the head, and what somebody compares it with. */
const KEPT_READINGS = 4;

interface Sources {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly watch: KeyWatch;
  readonly log: FollowedLog;
  /** Followed once, when it is asked first, and never again. */
  readonly still?: boolean | undefined;
}

export function createAsking({ store, clock, watch, log: followed, still = false }: Sources): Asking {
  const { byStream, times: log } = followed;
  const presentOn = createPresentLog(byStream);
  const readings = new Map<number, Reading>();

  const readingAt = (n: number): Reading => {
    const reading = readings.get(n) ?? indexedReading(byStream, n, log.knownAt);
    readings.delete(n);
    readings.set(n, reading);
    for (const old of [...readings.keys()].slice(0, -KEPT_READINGS)) readings.delete(old);
    return reading;
  };
  const head = (): Reading => readingAt(log.length);
  const headKnownAt = (): string | null => log.knownAt(log.length);
  const supposing = (): SupposedHead => {
    const supposed = new SupposedLog(byStream);
    const recorded = log.length;
    return {
      with: (events, knownAt = headKnownAt()) =>
        supposed.take(events).reading((n) => (n > recorded ? knownAt : log.knownAt(n))),
    };
  };
  const headWith: Asking['headWith'] = (events, knownAt) => supposing().with(events, knownAt);

  /** Questions about one assumption come together: rows, then what stands behind one of them. */
  let lastAssumed: {
    readonly events: readonly AnyEvent[];
    readonly ordinal: number;
    readonly reading: Reading;
  } | null = null;
  const assuming = ({ events, knownAt }: Assumed): Reading => {
    const ordinal = log.length;
    if (lastAssumed?.events !== events || lastAssumed.ordinal !== ordinal)
      lastAssumed = { events, ordinal, reading: headWith(events, knownAt) };
    return lastAssumed.reading;
  };

  const ledger = (): LedgerInfo | null => {
    const { ledger: opened } = head();
    return opened === null ? null : { ...opened, ordinal: log.length };
  };

  /** The state of the head, until the log is read again. */
  let headPrefix: Prefix | null = null;
  const prefixAt = async (n: number): Promise<E.Either<EngineError, Prefix>> => {
    if (headPrefix?.ordinal === n) return E.right(headPrefix);
    const prefix = await store.prefixAt(n)();
    if (E.isLeft(prefix)) return E.left(storeError(prefix.left));
    if (prefix.right === null) return E.left(beyondTheHead(n, log.length));
    if (n === log.length) headPrefix = prefix.right;
    return E.right(prefix.right);
  };

  let stands = false;
  const follow = async (): Promise<E.Either<EngineError, number>> => {
    if (stands) return E.right(log.length);
    const read = await followed.follow();
    if (E.isLeft(read)) return E.left(storeError(read.left));
    if (read.right !== 'UNCHANGED') headPrefix = null;
    stands = still;
    return E.right(log.length);
  };

  /** Nobody knows what will be recorded: now, or what the ledger knows already, is the limit. */
  const isInTheFuture = (known: Known | undefined): known is Exclude<Known, { readonly kind: 'ordinal' }> => {
    if (known === undefined || known.kind === 'ordinal') return false;
    const now = laterOf(headKnownAt(), instantOf(clock()));
    return known.kind === 'date' ? known.day > dayOfInstant(now) : known.at > now;
  };

  const lengthOf = (known: Known | undefined): number => {
    if (known === undefined) return log.length;
    return known.kind === 'ordinal' ? known.n : log.lengthKnownAt(instantOfKnown(known) ?? '');
  };

  const today = (): Day => {
    const first = byStream.stream('ledger')?.events[0];
    const isDemo = first?.type === 'LedgerOpened' && first.data.kind === 'demo';
    return dayOfInstant((isDemo ? headKnownAt() : null) ?? utcInstant(clock()));
  };

  const place: Asking['place'] = async (at, period) => {
    const flaw = flawOf({ effective: at.effective });
    if (flaw !== null) return E.left(flaw);
    const followed = await follow();
    if (E.isLeft(followed)) return followed;
    if (at.assumed !== undefined && at.known !== undefined) return E.left(assumedAndKnown);
    if (isInTheFuture(at.known)) return E.left(inTheFuture(at.known.kind === 'date' ? at.known.day : at.known.at));
    const n = lengthOf(at.known);
    if (n > log.length) return E.left(beyondTheHead(n, log.length));
    const prefix = await prefixAt(n);
    if (E.isLeft(prefix)) return prefix;
    const reading = at.assumed === undefined ? readingAt(n) : assuming(at.assumed);
    const [unreadable] = reading.unreadable;
    if (unreadable !== undefined) return E.left(unreadableCorrection(unreadable));
    const effective = at.effective ?? (period === null ? today() : earlier(period.last, today()));
    return E.right({ reading, prefix: prefix.right, effective });
  };

  const answer: Asking['answer'] = (at, periodId, compute) => async () => {
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

  const ofPeriod: Asking['ofPeriod'] = (question, compute) =>
    answer(question, question.period, (placed, period) =>
      period === null ? E.left(invalidPeriod(question.period)) : compute(placed, period),
    );

  return {
    follow,
    ledger,
    readingAt,
    readingOfPart: (part) => readingOfPart(byStream, part),
    head,
    supposing,
    headWith,
    headKnownAt,
    present: () => presentOn(today()),
    today,
    place,
    state: async () => {
      const followed = await follow();
      if (E.isLeft(followed)) return followed;
      const prefix = await prefixAt(log.length);
      return E.isLeft(prefix) ? prefix : E.right(`${prefix.right.ordinal} ${prefix.right.root} ${today()}`);
    },
    remembered: () => ({ log: byStream.remembered(head()), keys: watch.remembered(), knowledge: log.knowledge() }),
    answer,
    ofPeriod,
    ofYear: (question, compute) =>
      ofPeriod(question, (placed, period) =>
        period.kind === 'YEAR' ? compute(placed, period) : E.left(notAYear(question.period)),
      ),
    ofProcedure: (question, compute) =>
      answer(question, undefined, (placed) =>
        parsePeriod(question.year)?.kind === 'YEAR' ? compute(placed) : E.left(notAYear(question.year, 'year')),
      ),
  };
}
