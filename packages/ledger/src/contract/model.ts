import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { collect, LEDGER, ok, renames, START } from './fixtures.js';
import { type Benches, TOLERANCE_SECONDS } from './harness.js';
import { knownAt, merkleRoot } from './oracle.js';

/** The whole store as a list: what any store must agree with. */
interface Row {
  readonly commandId: string;
  readonly stream: string;
  readonly revision: number;
  readonly name: string;
  readonly recordedAt: string;
}

interface Attempt {
  readonly unit: string;
  readonly commandId: string;
  /** `exact` is the right one. */
  readonly expected: number | 'exact';
  readonly names: readonly string[];
}

interface Step {
  readonly seconds: number;
  readonly attempts: readonly Attempt[];
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  unit: fc.constantFrom('a', 'b', 'c'),
  commandId: fc.integer({ min: 0, max: 12 }).map((n) => `c${n}`),
  expected: fc.oneof({ weight: 4, arbitrary: fc.constant('exact' as const) }, fc.integer({ min: -1, max: 4 })),
  names: fc.array(fc.constantFrom('x', 'y'), { minLength: 1, maxLength: 3 }),
});
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    seconds: fc.integer({ min: -250, max: 400 }),
    attempts: fc.array(attempt, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const length = (rows: readonly Row[], stream: string): number => rows.filter((row) => row.stream === stream).length;

/** Runs one step on the list: its new rows, or every error that would be right. */
function decide(rows: readonly Row[], { attempts }: Step, recordedAt: string) {
  const after = [...rows];
  const requests = [];
  const repeated: boolean[] = [];
  let error: string | null = null;
  for (const { unit, commandId, expected, names } of attempts) {
    const stream = `unit-${unit}`;
    const known = after.filter((row) => row.commandId === commandId);
    const actual = length(after, stream) - 1;
    const expectedRevision = expected === 'exact' ? actual : expected;
    requests.push(renames(unit, commandId, expectedRevision, ...names));
    if (error !== null) continue;
    repeated.push(known.length > 0);
    if (known.length > 0) {
      const same = known.every((row) => row.stream === stream) && known.map((row) => row.name).join() === names.join();
      if (!same) error = 'COMMAND_REUSED';
    } else if (expectedRevision !== actual) error = 'WRONG_REVISION';
    else names.forEach((name, i) => void after.push({ commandId, stream, revision: actual + 1 + i, name, recordedAt }));
  }
  const known = Date.parse(knownAt(rows.map((row) => row.recordedAt)) ?? recordedAt);
  const late = known - Date.parse(recordedAt) > TOLERANCE_SECONDS * 1000;
  const skewed = late && (error !== null || after.length > rows.length);
  return { requests, after, repeated, errors: [...(error === null ? [] : [error]), ...(skewed ? ['CLOCK_SKEW'] : [])] };
}

export function model({ ready }: Benches, runs: number): void {
  it('agrees with a list, whatever is appended', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const bench = await ready();
        const { store } = bench;
        let rows: readonly Row[] = [
          { commandId: 'open', stream: 'ledger', revision: 0, name: LEDGER, recordedAt: new Date(START).toISOString() },
        ];
        for (const step of history) {
          bench.now += step.seconds * 1000;
          const { requests, after, repeated, errors } = decide(rows, step, new Date(bench.now).toISOString());
          const result = await store.append(requests)();
          if (E.isLeft(result)) expect(errors).toContain(result.left.kind);
          else {
            expect(errors).toEqual([]);
            expect(result.right.map((one) => one.repeated)).toEqual(repeated);
            rows = after;
          }
          expect(await ok(store.head())).toMatchObject({ ordinal: rows.length });
        }

        const all = await collect(store.readAll());
        expect(
          all.map(({ event }) => ({
            commandId: event.commandId,
            stream: event.stream,
            revision: event.revision,
            name: event.type === 'UnitRenamed' ? event.data.name : event.ledger,
            recordedAt: event.recordedAt,
          })),
        ).toEqual(rows);
        for (const n of [0, 1, Math.floor(rows.length / 2), rows.length]) {
          const known = knownAt(rows.slice(0, n).map((row) => row.recordedAt));
          const root = merkleRoot(all.slice(0, n).map(({ bytes }) => bytes));
          expect(await ok(store.prefixAt(n))).toEqual({ ordinal: n, root, knownAt: known });
          if (known === null) continue;
          const longest = rows.filter(
            (_, i) => (knownAt(rows.slice(0, i + 1).map((r) => r.recordedAt)) ?? '') <= known,
          );
          expect(await ok(store.prefixKnownAt(known))).toMatchObject({ ordinal: longest.length });
        }
        await store.close();
      }),
      { numRuns: runs },
    );
  });
}
