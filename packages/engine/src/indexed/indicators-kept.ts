import type { Day } from '@kpi-ledger/projections';
import { ByState } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';
import type { PlacedIndicator, StreamLog } from './stream-log.js';

type States = ByState<PlacedIndicator | null>;

/** The indicator of each stream by the state that it is in, and the streams that speak of a unit or of the whole city. */
export class IndicatorsKept {
  readonly #ofStreams = new Map<StreamLog, States>();
  readonly #naming = new Map<string, { readonly times: number; readonly states: readonly States[] }>();

  constructor(readonly log: LogByStream) {}

  all(facts: FactsAt, day: Day): PlacedIndicator[] {
    return placedIn(
      this.log.ofCategory('indicator').map((stream) => this.#statesOf(stream)),
      facts,
      day,
    );
  }

  /** Those that ever named the unit as theirs or as their lead. */
  naming(unit: string, facts: FactsAt, day: Day): PlacedIndicator[] {
    return placedIn(this.#named(`unit ${unit}`), facts, day);
  }

  /** Those that were ever said to be this indicator of the whole city. */
  cityWide(indicator: string, facts: FactsAt, day: Day): PlacedIndicator[] {
    return placedIn(this.#named(`city ${indicator}`), facts, day);
  }

  #named(key: string): readonly States[] {
    const times = this.log.timesNamed(key);
    const known = this.#naming.get(key);
    if (known?.times === times) return known.states;
    const states = this.log.indicatorsNaming(key).map((stream) => this.#statesOf(stream));
    this.#naming.set(key, { times, states });
    return states;
  }

  #statesOf(stream: StreamLog): States {
    const known = this.#ofStreams.get(stream);
    if (known !== undefined) return known;
    const states: States = new ByState(stream);
    this.#ofStreams.set(stream, states);
    return states;
  }
}

/** Without those that are not defined there. */
function placedIn(all: readonly States[], facts: FactsAt, day: Day): PlacedIndicator[] {
  const placed: PlacedIndicator[] = [];
  for (const states of all) {
    const { stream } = states;
    const one = states.get(facts, day, () => stream.indicatorOf(facts.upTo(stream, day)));
    if (one !== null) placed.push(one);
  }
  return placed;
}
