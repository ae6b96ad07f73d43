import type { Day } from '@kpi-ledger/projections';
import { ByState } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import type { PlacedIndicator, StreamLog } from './stream-log.js';

/** The indicator of each stream by the state that it is in. */
export class IndicatorsKept {
  readonly #ofStreams = new Map<StreamLog, ByState<PlacedIndicator | null>>();

  /** Null: it is not defined there. */
  at(stream: StreamLog, facts: FactsAt, day: Day): PlacedIndicator | null {
    let states = this.#ofStreams.get(stream);
    if (states === undefined) {
      states = new ByState(stream);
      this.#ofStreams.set(stream, states);
    }
    return states.get(facts, day, () => stream.indicatorOf(facts.of(stream).upTo(day)));
  }
}
