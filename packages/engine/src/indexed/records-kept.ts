import { type Day, type PeriodRecord, periodRecordOf, type ScoreRecord, scoreRecordOf } from '@kpi-ledger/projections';
import { ByState } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';
import type { StreamLog } from './stream-log.js';

/** What is kept, by period and person. */
type Kept<A> = Map<string, Map<string, ByState<A>>>;

/** The record of each person and period by the state of its stream. */
export class RecordsKept {
  readonly #records: Kept<PeriodRecord> = new Map();
  readonly #scores: Kept<ScoreRecord> = new Map();

  constructor(readonly log: LogByStream) {}

  at(person: string, period: string, facts: FactsAt, day: Day): PeriodRecord {
    const kept = keptOf(this.#records, person, period, () => this.log.record(person, period));
    if (kept === null) return periodRecordOf([], person, period);
    return kept.get(facts, day, () => periodRecordOf(facts.upTo(kept.stream, day), person, period));
  }

  /** What decides about the score of the period by itself. */
  scoreAt(person: string, period: string, facts: FactsAt, day: Day): ScoreRecord {
    const kept = keptOf(this.#scores, person, period, () => this.log.score(person, period));
    if (kept === null) return scoreRecordOf([]);
    return kept.get(facts, day, () => scoreRecordOf(facts.upTo(kept.stream, day)));
  }
}

/** Null: nothing was ever said of it. */
function keptOf<A>(all: Kept<A>, person: string, period: string, streamOf: () => StreamLog | null): ByState<A> | null {
  const ofPeriod = all.get(period);
  const before = ofPeriod?.get(person);
  if (before !== undefined) return before;
  const stream = streamOf();
  if (stream === null) return null;
  const kept = new ByState<A>(stream);
  all.set(period, (ofPeriod ?? new Map<string, ByState<A>>()).set(person, kept));
  return kept;
}
