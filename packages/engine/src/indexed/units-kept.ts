import { type Day, type Organisation, organisationAt, periodOf } from '@kpi-ledger/projections';
import { stateOf } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';
import { Recent } from './recent.js';

/** Of an organisation what the streams of its units say alone. */
export type Units = Pick<Organisation, 'units' | 'tracking' | 'firstTracked'>;

const KEPT = 64;

/** The units by the states of their streams. */
export class UnitsKept {
  readonly #kept = new Recent<string, Units>(KEPT);

  constructor(readonly log: LogByStream) {}

  /** As `OrganisationParts.at` is asked. */
  at(facts: FactsAt, cut: Day, on: Day): Units {
    const day = cut < on ? cut : on;
    const make = (): Units => organisationAt(facts.ofCategories(['unit'], day), on);
    const states = this.log.ofCategory('unit').map((stream) => stateOf(stream, facts, day));
    // A change of the tracking unit takes effect at the start of a quarter.
    return states.includes(null)
      ? make()
      : this.#kept.get(`${states.join(' ')} ${periodOf(on, 'QUARTER').first}`, make);
  }
}
