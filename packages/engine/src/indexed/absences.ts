import type { Day, Fact } from '@kpi-ledger/projections';
import { saidBy } from '../recompute/log-index.js';
import type { FactsAt } from './facts-at.js';
import { inLogOrder } from './in-log-order.js';
import type { LogByStream } from './log-by-stream.js';
import type { StreamLog } from './stream-log.js';

/** The streams in which an absence was ever recorded, by each person whom they ever named. */
export class Absences {
  readonly #naming = new Map<string, Set<StreamLog>>();
  readonly #seen = new Map<StreamLog, number>();
  #length = 0;

  constructor(readonly log: LogByStream) {}

  of(person: string, facts: FactsAt, day: Day): readonly Fact[] {
    this.#follow();
    const streams = this.#naming.get(person);
    if (streams === undefined) return [];
    return inLogOrder([...streams].flatMap((stream) => facts.upTo(stream, day))).filter(
      ({ event }) => event.type === 'AbsenceRecorded' && event.data.person === person,
    );
  }

  #follow(): void {
    if (this.#length === this.log.length) return;
    for (const stream of this.log.absent) {
      const seen = this.#seen.get(stream) ?? 0;
      if (seen === stream.ordinals.length) continue;
      this.#seen.set(stream, stream.events.length);
      for (const { person } of stream.events.slice(seen).flatMap(saidBy)) {
        if (person === undefined) continue;
        const streams = this.#naming.get(person) ?? new Set();
        this.#naming.set(person, streams.add(stream));
      }
    }
    this.#length = this.log.length;
  }
}
