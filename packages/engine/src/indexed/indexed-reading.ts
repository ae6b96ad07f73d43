import { type Day, dayOfInstant, WorkingDays } from '@kpi-ledger/projections';
import { once } from '../reading/once.js';
import { calendarsKnown, memoByDay, openedBy, parametersBy, type Reading } from '../reading/reading.js';
import { factsAt } from './facts-at.js';
import { indexedEvents } from './indexed-events.js';
import { indexedSnapshot } from './indexed-snapshot.js';
import type { LogByStream } from './log-by-stream.js';

/**
 * The reading of the first n events like `readingOf`, from the log by stream: what is asked of it costs what the answer rests
 * on, not what the log holds. `readingOf` is its oracle.
 *
 * @param knownAtOf the knowledge time of so many events
 */
export function indexedReading(
  log: LogByStream,
  n: number,
  knownAtOf: (n: number) => string | null,
): Reading {
  const facts = factsAt(log, n);
  const ofLedger = facts.named('ledger');
  const knownAt = knownAtOf(n);
  const knownOn = knownAt === null ? null : dayOfInstant(knownAt);
  const rules = log.rules.get(ofLedger, knownOn ?? '');
  const workingDays = once(() => new WorkingDays(calendarsKnown(ofLedger, knownOn ?? '')));
  const organisationVersion = once(() => (facts.settled ? `${log.organisationalAt(n)}` : null));
  const snapshots = memoByDay((day: Day) => indexedSnapshot(log, facts, day, workingDays, organisationVersion));
  const reading: Reading = {
    ordinal: n,
    events: indexedEvents(log, n),
    first: (fewer) => indexedReading(log, Math.min(fewer, n), knownAtOf),
    get openImports() {
      return log.openImportsAt(n);
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
    remember: (key, compute) => (n === log.length ? log.answers.get(log, reading, key, compute) : compute(reading)),
  };
  return reading;
}
