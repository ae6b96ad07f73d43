import { EVENT_TYPES } from '@kpi-ledger/events';
import type { Day, Period } from '@kpi-ledger/projections';
import { NumberColumn } from '../log/number-column.js';
import { type Said, saidBy } from '../log/said.js';
import { sortableDay } from './sortable-day.js';

/** What the events of a task say of its deadlines. */
interface MayStateDeadlines {
  readonly milestones?: readonly { readonly due?: Day | null }[] | null;
  readonly newDeadline?: Day | null;
}
const FIELDS: readonly (keyof MayStateDeadlines)[] = ['milestones', 'newDeadline'];

/** The types with such a field, and what corrects them. */
export const MAY_STATE_DEADLINES: ReadonlySet<string> = new Set([
  'FactCorrected',
  ...Object.values(EVENT_TYPES)
    .filter(({ shape }) => shape.kind === 'record' && FIELDS.some((name) => name in shape.fields))
    .map(({ type }) => type),
]);

/** The deadlines that an event of a task states, or says that it should have stated. */
export function deadlinesIn(event: Said): readonly Day[] {
  const days: Day[] = [];
  for (const { milestones, newDeadline } of saidBy(event) as readonly MayStateDeadlines[]) {
    for (const { due } of milestones ?? []) if (due != null) days.push(due);
    if (newDeadline != null) days.push(newDeadline);
  }
  return days;
}

export interface RememberedDeadlines {
  readonly first: Uint32Array;
  readonly last: Uint32Array;
}
export const NO_DEADLINES: RememberedDeadlines = { first: new Uint32Array(0), last: new Uint32Array(0) };

/** Of each stream the first and the last deadline that it ever stated, as numbers yyyymmdd; 0: none. */
export class Deadlines {
  readonly #first: NumberColumn<Uint32Array>;
  readonly #last: NumberColumn<Uint32Array>;

  constructor({ first, last }: RememberedDeadlines) {
    this.#first = new NumberColumn(Uint32Array, first.slice());
    this.#last = new NumberColumn(Uint32Array, last.slice());
  }

  add(stream: number, deadlines: readonly Day[]): void {
    if (deadlines.length === 0) return;
    while (this.#first.length <= stream) {
      this.#first.push(0);
      this.#last.push(0);
    }
    for (const day of deadlines.map(sortableDay)) {
      const first = this.#first.at(stream);
      if (first === 0 || day < first) this.#first.set(stream, day);
      if (day > this.#last.at(stream)) this.#last.set(stream, day);
    }
  }

  /** False: it never stated one in the period. */
  mayBeIn(stream: number, { first, last }: Period): boolean {
    const from = this.#first.at(stream);
    return from > 0 && from <= sortableDay(last) && this.#last.at(stream) >= sortableDay(first);
  }

  remembered(): RememberedDeadlines {
    return { first: this.#first.values(), last: this.#last.values() };
  }
}
