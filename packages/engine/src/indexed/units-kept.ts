import { type Day, earlier, type Organisation, organisationAt, periodOf } from '@kpi-ledger/projections';
import { stateOf } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import { NEVER } from './holding.js';
import type { LogByStream } from './log-by-stream.js';
import { Recent } from './recent.js';
import { sortableDay } from './sortable-day.js';

/** Of an organisation what the streams of its units say alone. */
export type Units = Pick<Organisation, 'units' | 'tracking' | 'firstTracked'>;

const KEPT = 64;

/** The units by the states of their streams. */
export class UnitsKept {
  readonly #kept = new Recent<string, Units>(KEPT);

  constructor(readonly log: LogByStream) {}

  /** As `OrganisationParts.at` is asked. */
  at(facts: FactsAt, cut: Day, on: Day): Units {
    const day = earlier(cut, on);
    const make = (): Units => organisationAt(facts.ofCategories(['unit'], day), on);
    const { first, last } = periodOf(on, 'QUARTER');
    // A change of the tracking unit takes effect at the start of a quarter.
    const quarter = { from: 0, to: NEVER, first: sortableDay(first), before: sortableDay(last) + 1 };
    facts.holding.noteOn(quarter, sortableDay(on));
    const states = this.log.ofCategory('unit').map((stream) => stateOf(stream, facts, day));
    return states.includes(null) ? make() : this.#kept.get(`${states.join(' ')} ${first}`, make);
  }
}
