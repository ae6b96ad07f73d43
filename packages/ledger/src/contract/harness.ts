import { afterEach } from 'vitest';
import type { Clock, EventStore } from '../port.js';
import { ok, opening, START } from './fixtures.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Opens another writer on the same log, as a second process would; left out when a log has one writer only. */
  readonly another?: () => Promise<EventStore>;
}

/** Opens a store on a new, empty log. The suite closes it; what the factory makes besides, it cleans up itself. */
export type StoreFactory = (options: {
  readonly clock: Clock;
  readonly toleranceSeconds: number;
}) => Promise<StoreUnderTest>;

export const TOLERANCE_SECONDS = 300;

/** A store on a log of its own, with a clock that the test moves. */
export interface Bench {
  readonly store: EventStore;
  readonly another: (() => Promise<EventStore>) | undefined;
  /** Milliseconds since the epoch. */
  now: number;
}

export function benches(factory: StoreFactory) {
  const opened: EventStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  /** A store on an empty log. */
  const empty = async (): Promise<Bench> => {
    const time = { now: START };
    const { store, another } = await factory({ clock: () => time.now, toleranceSeconds: TOLERANCE_SECONDS });
    opened.push(store);
    const bench: Bench = {
      store,
      another:
        another &&
        (async () => {
          const second = await another();
          opened.push(second);
          return second;
        }),
      get now() {
        return time.now;
      },
      set now(milliseconds) {
        time.now = milliseconds;
      },
    };
    return bench;
  };

  /** A store on an opened ledger: one event. */
  const ready = async (): Promise<Bench> => {
    const bench = await empty();
    await ok(bench.store.append([opening()]));
    return bench;
  };

  return { empty, ready };
}

export type Benches = ReturnType<typeof benches>;
