import { daysMovingWork, moveWork, type WorkSight } from '@kpi-ledger/projections';
import type { Sight } from './by-state.js';
import { NEVER } from './holding.js';
import { Recent } from './recent.js';
import { sortableDays } from './sortable-day.js';
import type { StreamLog } from './stream-log.js';

/** For so many lengths of the stream the days that stand in it. */
const KEPT_DAYS = 64;

/** A task's stream as it is looked at: what happens to the task and changes nothing of that leaves it in its state. */
export class SeenWork implements Sight {
  #speaksOf: readonly number[] = [];
  readonly #days = new Recent<number, readonly number[]>(KEPT_DAYS);

  constructor(
    readonly stream: StreamLog,
    readonly sight: WorkSight,
  ) {}

  speaksOf(): readonly number[] {
    const { stream } = this;
    if (this.#speaksOf.length < stream.ordinals.length) {
      const days = stream.speaksOf();
      this.#speaksOf = moveWork(stream.events, this.sight).map((moves, i) => (moves ? (days[i] ?? 0) : NEVER));
    }
    return this.#speaksOf;
  }

  daysIn(events: number): readonly number[] {
    return this.#days.get(events, () => sortableDays(daysMovingWork(this.stream.firstFacts(events), this.sight)));
  }
}
