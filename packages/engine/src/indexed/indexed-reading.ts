import { DEFAULT_RULES } from '@kpi-ledger/formulas';
import { type Day, dayOfInstant, WORKING_CALENDARS, WorkingDays } from '@kpi-ledger/projections';
import type { PartOfLog } from '../diff/part-of-log.js';
import { memoByDay, once } from '../reading/once.js';
import { parametersBy } from '../reading/parameters-by.js';
import { calendarsKnown, keyOnDay, openedBy, type Reading } from '../reading/reading.js';
import { type FactsAt, factsAt } from './facts-at.js';
import { factsOfPart } from './facts-of-part.js';
import type { Holding } from './holding.js';
import { indexedEvents } from './indexed-events.js';
import { indexedSnapshot } from './indexed-snapshot.js';
import type { LogByStream } from './log-by-stream.js';
import { openImportsAt } from './open-imports-at.js';
import { sortableDay } from './sortable-day.js';

/**
 * The reading of the first n events like `readingOf`, from the log by stream: what is asked of it costs what the answer rests
 * on, not what the log holds. `readingOf` is its oracle.
 *
 * @param knownAtOf the knowledge time of so many events
 */
export function indexedReading(log: LogByStream, n: number, knownAtOf: (n: number) => string | null): Reading {
  const facts = factsAt(log, n);
  const reading: Reading = readingBy(log, facts, knownAtOf(n), {
    first: (fewer) => indexedReading(log, Math.min(fewer, n), knownAtOf),
    remember: (key, compute, where = 'at the head') => {
      if (n === log.length) return log.answers.get(log, reading, keyOnDay(key, where), compute);
      return where === 'at the head' ? compute(reading) : elsewhere(key, compute, where);
    },
  });
  const rulesKnown = once(() => {
    const { knownOn } = reading;
    return `${log.stream('ledger')?.lengthAt(n) ?? 0} ${knownBy(DEFAULT_RULES, knownOn)} ${knownBy(WORKING_CALENDARS, knownOn)}`;
  });
  /** Rules, calendars and what the ledger is are named in the key; everything else is noted where it is looked at. */
  const elsewhere: Reading['remember'] = (key, compute, where) =>
    log.held.get(
      facts,
      log.length,
      `${rulesKnown()} ${key}`,
      () => compute(noting()),
      typeof where === 'object' ? { today: sortableDay(where.day), until: sortableDay(where.until) } : null,
    );
  const noting = once(() => followed(reading, facts.holding, elsewhere));
  return reading;
}

/** The same of a part of the log that is no beginning of it. It says what counts; the events are those up to the last one of the part. */
export function readingOfPart(log: LogByStream, part: PartOfLog): Reading {
  const reading: Reading = readingBy(log, factsOfPart(log, part), part.knownAt, {
    first: (fewer) => indexedReading(log, Math.min(fewer, part.first), () => part.knownAt),
    remember: (_, compute) => compute(reading),
  });
  return reading;
}

function readingBy(
  log: LogByStream,
  facts: FactsAt,
  knownAt: string | null,
  own: Pick<Reading, 'first' | 'remember'>,
): Reading {
  const { n } = facts;
  const ofLedger = facts.named('ledger');
  const knownOn = knownAt === null ? null : dayOfInstant(knownAt);
  const rules = log.rules.get(ofLedger, knownOn ?? '');
  const workingDays = once(() => new WorkingDays(calendarsKnown(ofLedger, knownOn ?? '')));
  const snapshots = memoByDay((day: Day) => indexedSnapshot(log, facts, day, workingDays));
  return {
    ordinal: n,
    events: indexedEvents(log, n),
    ...own,
    get openImports() {
      return openImportsAt(log, n);
    },
    ledger: openedBy(ofLedger),
    knownOn,
    rules,
    ...parametersBy(rules, knownOn, snapshots),
    get workingDays() {
      return workingDays();
    },
    get unreadable() {
      return facts.unreadable;
    },
    at: snapshots,
  };
}

const knownBy = (all: readonly { readonly knownFrom: Day }[], knownOn: Day | null): number =>
  all.filter(({ knownFrom }) => knownFrom <= (knownOn ?? '')).length;

/** The reading that answers which are held are computed from; what is told of the whole log, or with the day of knowledge, holds nowhere else. */
function followed(reading: Reading, holding: Holding, remember: Reading['remember']): Reading {
  const nowhereElse = <Part extends keyof Reading>(part: Part) => ({
    get: () => {
      holding.noteNowhere();
      return reading[part];
    },
  });
  const parametersOn: Reading['parametersOn'] = (lastDay, unit) => {
    const picked = reading.parametersOn(lastDay, unit);
    if (!picked.ok) holding.noteNowhere();
    return picked;
  };
  const of: Reading = Object.create(reading, {
    ordinal: nowhereElse('ordinal'),
    events: nowhereElse('events'),
    first: nowhereElse('first'),
    openImports: nowhereElse('openImports'),
    knownOn: nowhereElse('knownOn'),
    unreadable: nowhereElse('unreadable'),
    parametersOn: { value: parametersOn },
    remember: {
      value: ((key, compute, where) =>
        where === undefined || where === 'at the head'
          ? compute(of)
          : remember(key, compute, where)) satisfies Reading['remember'],
    },
  });
  return of;
}
