import { expect } from 'vitest';
import { READS } from './requests.ts';
import { type Place, type Trial, tryLoad } from './trial.ts';

interface Look {
  /** Bytes of JavaScript's heap that are in use. */
  readonly heap: number;
  readonly events: number;
}

/** What an event may cost while the engine keeps it: 1.1 kB measured (docs/scale.md), with what is calculated from it. */
const BYTES_AN_EVENT = 6_000;
/** What the heap's low may differ by from one part of a run to the next without anything being kept. */
const SLACK_BYTES = 24_000_000;

/** Questions whose cost does not grow with what the soak writes. */
const SOAKED_READS = READS.filter((path) => !path.includes('ratings'));

/**
 * A steady load for so long. It must bring no error and turn nobody away; the log must hold exactly what was acknowledged; and memory must not grow
 * without bound: the lowest heap in the last third of the run may stand above the lowest in the third before by no more than what the events
 * recorded since cost, and 24 MB.
 */
export async function soak(place: Place, load: Pick<Trial, 'connections' | 'seconds' | 'rate'>): Promise<void> {
  const looks: Look[] = [];
  const look = async (url: string): Promise<void> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    const figure = (name: string): number =>
      Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
    looks.push({ heap: figure('nodejs_heap_size_used_bytes'), events: figure('kpi_ledger_ordinal') });
  };
  const watch = { milliseconds: (load.seconds * 1000) / 60, look };
  const result = await tryLoad(place, { ...load, mix: { reads: SOAKED_READS }, watch });

  expect(result.reconciled.faults).toEqual([]);
  expect(result).toMatchObject({ connectionErrors: {}, timeouts: 0, turnedAway: {} });
  expect(Object.keys(result.statuses).filter((status) => !EXPECTED.has(status))).toEqual([]);
  expect(result.reconciled.acknowledged).toBeGreaterThan(0);
  expect(result.events.after - result.events.before).toBeGreaterThan(0);
  // What is under way when the sender stops stays without an answer.
  expect(result.reconciled.open).toBeLessThanOrEqual(load.connections);

  const [, middle, last] = thirds(looks);
  const kept = lowest(last) - lowest(middle);
  const recorded = (last.at(-1)?.events ?? 0) - (middle[0]?.events ?? 0);
  expect(kept).toBeLessThanOrEqual(SLACK_BYTES + BYTES_AN_EVENT * recorded);
  console.log(
    JSON.stringify({ ...load, ...result, heap: { middle: lowest(middle), last: lowest(last), looks: looks.length } }),
  );
}

/** Recorded, repeated, reused id, refused. */
const EXPECTED: ReadonlySet<string> = new Set(['200', '201', '409', '422']);

function thirds(looks: readonly Look[]): readonly [readonly Look[], readonly Look[], readonly Look[]] {
  const third = Math.floor(looks.length / 3);
  return [looks.slice(0, third), looks.slice(third, 2 * third), looks.slice(2 * third)];
}

function lowest(looks: readonly Look[]): number {
  const heaps = looks.map(({ heap }) => heap);
  expect(heaps.length).toBeGreaterThan(0);
  expect(heaps.every(Number.isFinite)).toBe(true);
  return Math.min(...heaps);
}
