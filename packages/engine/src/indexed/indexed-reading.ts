import { type Day, dayOfInstant, WorkingDays } from '@kpi-ledger/projections';
import type { PartOfLog } from '../diff/part-of-log.js';
import { once } from '../reading/once.js';
import { calendarsKnown, memoByDay, openedBy, parametersBy, type Reading } from '../reading/reading.js';
import { type FactsAt, factsAt } from './facts-at.js';
import { factsOfPart } from './facts-of-part.js';
import { indexedEvents } from './indexed-events.js';
import { indexedSnapshot } from './indexed-snapshot.js';
import type { LogByStream } from './log-by-stream.js';
import { openImportsAt } from './open-imports-at.js';

/**
 * The reading of the first n events like `readingOf`, from the log by stream: what is asked of it costs what the answer rests
 * on, not what the log holds. `readingOf` is its oracle.
 *
 * @param knownAtOf the knowledge time of so many events
 */
export function indexedReading(log: LogByStream, n: number, knownAtOf: (n: number) => string | null): Reading {
  const reading: Reading = readingBy(log, factsAt(log, n), knownAtOf(n), {
    first: (fewer) => indexedReading(log, Math.min(fewer, n), knownAtOf),
    remember: (key, compute) => (n === log.length ? log.answers.get(log, reading, key, compute) : compute(reading)),
  });
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
  const organisationVersion = once(() => (facts.settled ? `${log.organisationalAt(n)}` : null));
  const snapshots = memoByDay((day: Day) => indexedSnapshot(log, facts, day, workingDays, organisationVersion));
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
