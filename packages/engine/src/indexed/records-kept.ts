import { ratingStream } from '@kpi-ledger/events';
import { type Day, type PeriodRecord, periodRecordOf, type ScoreRecord, scoreRecordOf } from '@kpi-ledger/projections';
import { ByState } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';
import type { StreamLog } from './stream-log.js';

/** The record of each person and period by the state of its stream. */
export class RecordsKept {
  readonly #kept = new Map<string, ByState<PeriodRecord>>();
  readonly #scores = new Map<string, ByState<ScoreRecord>>();

  constructor(readonly log: LogByStream) {}

  at(person: string, period: string, facts: FactsAt, day: Day): PeriodRecord {
    const kept = keptOf(this.#kept, ratingStream(person, period), () => this.log.record(person, period));
    if (kept === null) return periodRecordOf([], person, period);
    return kept.get(facts, day, () => periodRecordOf(facts.of(kept.stream).upTo(day), person, period));
  }

  /** What decides about the score of the period by itself. */
  scoreAt(person: string, period: string, facts: FactsAt, day: Day): ScoreRecord {
    const kept = keptOf(this.#scores, ratingStream(person, period), () => this.log.score(person, period));
    if (kept === null) return scoreRecordOf([]);
    return kept.get(facts, day, () => scoreRecordOf(facts.of(kept.stream).upTo(day)));
  }
}

/** Null: nothing was ever said of it. */
function keptOf<A>(all: Map<string, ByState<A>>, name: string, streamOf: () => StreamLog | null): ByState<A> | null {
  const before = all.get(name);
  if (before !== undefined) return before;
  const stream = streamOf();
  if (stream === null) return null;
  const kept = new ByState<A>(stream);
  all.set(name, kept);
  return kept;
}
