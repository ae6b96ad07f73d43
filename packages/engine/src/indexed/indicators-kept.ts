import type { Day } from '@kpi-ledger/projections';
import { ByState } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import { JudgedIndicator } from './judged-indicator.js';
import type { LogByStream } from './log-by-stream.js';
import type { PlacedIndicator, StreamLog } from './stream-log.js';

type States = ByState<PlacedIndicator | null>;

/** The indicator of each stream by the state that it is in, and the streams that speak of a unit or of the whole city. */
export class IndicatorsKept {
  readonly #ofStreams = new Map<StreamLog, States>();
  readonly #judged = new Map<StreamLog, JudgedIndicator>();
  readonly #naming = new Map<string, { readonly times: number; readonly indicators: readonly JudgedIndicator[] }>();

  constructor(readonly log: LogByStream) {}

  all(facts: FactsAt, day: Day): PlacedIndicator[] {
    return placedIn(
      this.log.ofCategory('indicator').map((stream) => this.#statesOf(stream)),
      facts,
      day,
    );
  }

  /** Those that ever named the unit as theirs or as their lead, as the years are judged by them. */
  naming(unit: string, facts: FactsAt, day: Day, years: readonly string[]): PlacedIndicator[] {
    return this.#named(`unit ${unit}`).flatMap((one) => one.at(facts, day, years) ?? []);
  }

  /** The same of those that were ever said to be this indicator of the whole city. */
  cityWide(indicator: string, facts: FactsAt, day: Day, years: readonly string[]): PlacedIndicator[] {
    return this.#named(`city ${indicator}`).flatMap((one) => one.at(facts, day, years) ?? []);
  }

  #named(key: string): readonly JudgedIndicator[] {
    const times = this.log.timesNamed(key);
    const known = this.#naming.get(key);
    if (known?.times === times) return known.indicators;
    const indicators = this.log.indicatorsNaming(key).map((stream) => this.#judgedBy(stream));
    this.#naming.set(key, { times, indicators });
    return indicators;
  }

  /** One that named several is one. */
  #judgedBy(stream: StreamLog): JudgedIndicator {
    const known = this.#judged.get(stream) ?? new JudgedIndicator(stream);
    this.#judged.set(stream, known);
    return known;
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
