import type { AnyEvent } from '@kpi-ledger/events';
import { DEFAULT_RULES } from '@kpi-ledger/formulas';
import { type Day, dayOfInstant, WORKING_CALENDARS, WorkingDays } from '@kpi-ledger/projections';
import { once } from '../reading/once.js';
import { calendarsKnown, memoByDay, openedBy, parametersBy, type Reading } from '../reading/reading.js';
import { factsAt } from './facts-at.js';
import type { Holding } from './holding.js';
import { indexedSnapshot } from './indexed-snapshot.js';
import type { LogByStream } from './log-by-stream.js';

/**
 * The reading of the first n events like `readingOf`, from the log by stream: what is asked of it costs what the answer rests
 * on, not what the log holds. `readingOf` is its oracle.
 *
 * @param prefix the first n events, for the questions that are about all of them
 * @param knownAt their knowledge time
 */
export function indexedReading(
  log: LogByStream,
  n: number,
  prefix: () => readonly AnyEvent[],
  knownAt: string | null,
): Reading {
  const facts = factsAt(log, n, prefix);
  const ofLedger = facts.named('ledger');
  const knownOn = knownAt === null ? null : dayOfInstant(knownAt);
  const rules = log.rules.get(ofLedger, knownOn ?? '');
  const workingDays = once(() => new WorkingDays(calendarsKnown(ofLedger, knownOn ?? '')));
  const snapshots = memoByDay((day: Day) => indexedSnapshot(log, facts, day, workingDays));
  const reading: Reading = {
    ordinal: n,
    get events() {
      return prefix();
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
    remember: (key, compute, where = 'at the head') => {
      if (n === log.length) return log.answers.get(log, reading, key, compute);
      return where === 'anywhere' ? elsewhere(key, compute) : compute(reading);
    },
  };
  const rulesKnown = once(
    () =>
      `${log.stream('ledger')?.lengthAt(n) ?? 0} ${knownBy(DEFAULT_RULES, knownOn)} ${knownBy(WORKING_CALENDARS, knownOn)}`,
  );
  /** Rules, calendars and what the ledger is are named in the key; everything else is noted where it is looked at. */
  const elsewhere: Reading['remember'] = (key, compute) =>
    log.held.get(facts, log.length, `${rulesKnown()} ${key}`, () =>
      compute(followed(reading, facts.holding, elsewhere)),
    );
  return reading;
}

const knownBy = (all: readonly { readonly knownFrom: Day }[], knownOn: Day | null): number =>
  all.filter(({ knownFrom }) => knownFrom <= (knownOn ?? '')).length;

/** A reading of its own for one answer; what is told of the whole log, or with the day of knowledge, holds nowhere else. */
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
    knownOn: nowhereElse('knownOn'),
    unreadable: nowhereElse('unreadable'),
    parametersOn: { value: parametersOn },
    remember: {
      value: ((key, compute, where) =>
        where === 'anywhere' ? remember(key, compute) : compute(of)) satisfies Reading['remember'],
    },
  });
  return of;
}
