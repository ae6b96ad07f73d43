import type { Draft } from './draft.ts';

/** Facts about one subject, in the order in which they are recorded; the next one is told once the one before is recorded. */
type Life = Iterator<Draft, unknown, undefined>;

export interface Agenda {
  /** Takes up a life, which begins today or later. */
  plan(life: Iterable<Draft, unknown, undefined>): void;
  /** What is recorded on this day, with how much of the day is over by then (from 0 up to and without 1). */
  of(today: number): Generator<{ readonly draft: Draft; readonly share: number }>;
}

/** What is still to be recorded, by day. Of every life it holds one fact, so a log of any size is made in bounded memory. */
export function createAgenda(): Agenda {
  const days = new Map<number, { readonly next: Draft; readonly life: Life }[]>();
  const put = (next: Draft, life: Life) => {
    const of = days.get(next.recordedOn);
    if (of === undefined) days.set(next.recordedOn, [{ next, life }]);
    else of.push({ next, life });
  };
  return {
    plan: (facts) => {
      const life = facts[Symbol.iterator]();
      const first = life.next();
      if (first.done !== true) put(first.value, life);
    },
    of: function* (today) {
      const todays = days.get(today) ?? [];
      days.delete(today);
      for (const [i, { next, life }] of todays.entries()) {
        const share = i / todays.length;
        yield { draft: next, share };
        let later = life.next();
        for (; later.done !== true && later.value.recordedOn === today; later = life.next())
          yield { draft: later.value, share };
        if (later.done === true) continue;
        if (later.value.recordedOn < today) throw new RangeError(`a life goes back to day ${later.value.recordedOn}`);
        put(later.value, life);
      }
    },
  };
}
