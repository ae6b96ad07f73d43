import { type Day, type Fact, isFact, judgedIn, measurementOf, periodAndUniverse } from '@kpi-ledger/projections';
import { versionsOf } from './fact-versions.js';
import type { FactsAt } from './facts-at.js';
import { type Narrowing, NEVER } from './holding.js';
import { MeasurementsByEnd, type PlacedMeasurement } from './measurements-by-end.js';
import { Recent } from './recent.js';
import { sortableDay } from './sortable-day.js';
import { type Stands, standsAt } from './stands.js';
import { type PlacedIndicator, placedIndicator, STEERING, type StreamLog } from './stream-log.js';

/** So many states of one indicator are kept. */
const KEPT = 4;

/** A definition or target. */
interface PlacedFact extends Stands {
  readonly fact: Fact;
}

/**
 * An indicator as years are judged by it, at any length of the log and on any day. Each event of its stream is read once, and
 * a question looks at the measurements that can decide, however many were recorded before or after them.
 */
export class JudgedIndicator {
  /** So many events of the stream were read. */
  #seen = 0;
  #measurements = new MeasurementsByEnd();
  #others: PlacedFact[] = [];
  #states = new Recent<string, PlacedIndicator | 'undefined'>(KEPT);

  constructor(readonly stream: StreamLog) {}

  /** With the measurements that judge the years, and the last one; null: it is not defined there. The same again where they are the same. */
  at(facts: FactsAt, day: Day, years: readonly string[]): PlacedIndicator | null {
    const { stream } = this;
    const { n } = facts;
    if (!facts.settled && facts.hasUnfinishedRows(stream, stream.lengthAt(n))) {
      const placed = stream.indicatorOf(facts.upTo(stream, day));
      return placed === null ? null : { ...placed, indicator: judgedIn(placed.indicator, years) };
    }
    this.#follow();
    const today = sortableDay(day);
    const where: Narrowing = { from: 0, to: NEVER, first: 0, before: NEVER };
    const others = this.#others.filter((one) => standsAt(one, n, today, where));
    const decide = new Set<PlacedMeasurement>();
    for (const year of [...years, null]) {
      const last = this.#measurements.last(n, today, year, where);
      if (last !== null) decide.add(last);
    }
    facts.holding.noteOn(where, today);
    const state = [...others, ...decide].map(({ ordinal, from }) => `${ordinal} ${from}`).join(' ');
    const known = this.#states.get(state, () => this.#made(others, [...decide]) ?? 'undefined');
    return known === 'undefined' ? null : known;
  }

  #made(others: readonly PlacedFact[], decide: readonly PlacedMeasurement[]): PlacedIndicator | null {
    const placed = placedIndicator(others.map(({ fact }) => fact));
    if (placed === null) return null;
    const measurements = decide.toSorted((a, b) => a.end - b.end).map(({ measurement }) => measurement);
    return { ...placed, indicator: { ...placed.indicator, measurements } };
  }

  #follow(): void {
    const { stream } = this;
    const { length } = stream.ordinals;
    if (this.#seen === length) return;
    let fresh = stream.eventsFrom(this.#seen);
    // What was recorded before stands otherwise.
    if (this.#seen > 0 && fresh.some(({ type }) => STEERING.has(type))) {
      fresh = stream.eventsFrom(0);
      this.#measurements = new MeasurementsByEnd();
      this.#others = [];
    }
    for (const { fact, from, to } of versionsOf(fresh, stream.ordinals.slice(length - fresh.length))) {
      const placed = { from, to, day: sortableDay(fact.event.validAt), ordinal: fact.ordinal };
      if (!isFact(fact, 'IndicatorMeasured')) this.#others.push({ ...placed, fact });
      else {
        const measurement = measurementOf(fact.event);
        const { period, universe } = measurement;
        this.#measurements.add({ ...placed, ranked: periodAndUniverse(period, universe), measurement });
      }
    }
    this.#seen = length;
  }
}
