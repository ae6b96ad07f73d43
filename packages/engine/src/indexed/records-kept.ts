import { type Day, type PeriodRecord, periodRecordOf } from '@kpi-ledger/projections';
import { ByState } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';

/** The record of each person and period by the state of its stream. */
export class RecordsKept {
  /** By period and person. */
  readonly #kept = new Map<string, Map<string, ByState<PeriodRecord>>>();

  constructor(readonly log: LogByStream) {}

  at(person: string, period: string, facts: FactsAt, day: Day): PeriodRecord {
    const kept = this.#kept.get(period)?.get(person) ?? this.#newOf(person, period);
    if (kept === null) return periodRecordOf([], person, period);
    return kept.get(facts, day, () => periodRecordOf(facts.of(kept.stream).upTo(day), person, period));
  }

  /** Null: nothing was ever said of it. */
  #newOf(person: string, period: string): ByState<PeriodRecord> | null {
    const stream = this.log.record(person, period);
    if (stream === null) return null;
    const kept = new ByState<PeriodRecord>(stream);
    const ofPeriod = this.#kept.get(period) ?? new Map<string, ByState<PeriodRecord>>();
    this.#kept.set(period, ofPeriod.set(person, kept));
    return kept;
  }
}
