import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Day, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingOf } from '../reading/reading.js';
import { TestLedger } from '../testing/ledger.js';
import { eventsOf, play, type Step, steps } from '../testing/random-history.js';
import type { DiffRow } from './difference.js';
import { figureOf } from './walk.js';

const Q1 = parsePeriod('2026-Q1');
const SUBJECTS = ['giam-doc-a', 'chu-tich', 'employee'];

const shares = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100));
const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 200 }).map((days) => addDays('2026-01-01', days));

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}
const fraction = (text: string): Fraction => {
  const [n = '', d = '1'] = text.split('/');
  const [whole = '', decimals = ''] = n.split('.');
  return { n: BigInt(whole + decimals), d: BigInt(d) * 10n ** BigInt(decimals.length) };
};
const sum = (texts: readonly string[]): Fraction =>
  texts.map(fraction).reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }), { n: 0n, d: 1n });
const same = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;
const negative = (text: string): Fraction => ({ n: -fraction(text).n, d: fraction(text).d });

async function played(history: readonly Step[]) {
  const ledger = new TestLedger();
  await play(ledger, history);
  const events = await eventsOf(ledger);
  const engine = await ledger.engine();
  const at = (share: number, effective: Day = '2026-12-31') => ({
    known: { kind: 'ordinal', n: Math.floor((events.length * share) / 100) } as const,
    effective,
  });
  const diff = async (
    subject: string,
    from: ReturnType<typeof at>,
    to: ReturnType<typeof at>,
  ): Promise<DiffRow | null> => {
    const found = await engine.diff({ period: '2026-Q1', subject, from, to })();
    // Before the organisation is recorded there is nobody to ask about.
    if (found._tag === 'Left') {
      expect(found.left.code).toBe('UNKNOWN_SUBJECT');
      return null;
    }
    return found.right.rows[0] ?? null;
  };
  return { events, at, diff };
}

/** What must add up: total = contributions + gaps, as long as the post stays in the same hands. */
function addsUp({ from, total, steps: made, gaps }: DiffRow): void {
  if (total === null || made.some(({ without }) => without === 'OTHER_HOLDER')) return;
  const parts = [
    ...made.flatMap(({ contribution }) => contribution ?? []),
    ...gaps.map(({ difference }) => difference),
  ];
  expect(same(sum(parts), fraction(total)), `${from.S}: ${parts.join(' + ')} is not ${total}`).toBe(true);
}

test('The contributions add up exactly to the difference, and every step begins where the one before it ended.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, shares, day, day, async (history, [one, other], e1, e2) => {
      const { at, diff } = await played(history);
      for (const subject of SUBJECTS) {
        const row = await diff(subject, at(one, e1), at(other, e2));
        if (row === null) continue;
        addsUp(row);
        const ends = [...row.steps.map(({ before }) => before), row.to];
        expect([row.from, ...row.steps.map(({ after }) => after)].map(({ S, status }) => [S, status])).toEqual(
          ends.map(({ S, status }) => [S, status]),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('Backwards is the exact opposite, and to stand still moves nothing.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, shares, async (history, [one, other]) => {
      const { at, diff } = await played(history);
      const there = await diff('giam-doc-a', at(one), at(other));
      const back = await diff('giam-doc-a', at(other), at(one));
      if (there === null || back === null) return;
      expect(back.steps.map(({ cause }) => cause)).toEqual(there.steps.map(({ cause }) => cause).toReversed());
      const forth = there.steps.map(({ contribution }) => contribution).toReversed();
      for (const [i, { contribution }] of back.steps.entries()) {
        const opposite = forth[i] ?? null;
        if (contribution === null || opposite === null) expect(contribution).toBe(opposite);
        else expect(same(fraction(contribution), negative(opposite))).toBe(true);
      }
      const still = await diff('giam-doc-a', at(other), at(other));
      if (still !== null) expect(still).toMatchObject({ steps: [], gaps: [], unmoved: 0 });
    }),
    { numRuns: 40 },
  );
});

test('From a to b and from b to c make together what a to c makes.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, shares, async (history, points) => {
      const { at, diff } = await played(history);
      const [a, b, c] = points.toSorted((x, y) => x - y).map((share) => at(share));
      if (a === undefined || b === undefined || c === undefined) return;
      const [ab, bc, ac] = [await diff('employee', a, b), await diff('employee', b, c), await diff('employee', a, c)];
      if (ab?.total == null || bc?.total == null) return;
      expect(ac?.total).not.toBeNull();
      expect(same(sum([ab.total, bc.total]), fraction(ac?.total ?? ''))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('Of everybody and every change, the naive walk says the same: each prefix of the log rated anew.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(80), async (history, share) => {
      const { events, at, diff } = await played(history);
      // The program's own reading of the law is known once the ledger is open.
      const n = Math.max(1, at(share).known.n);
      const from = { ...at(share), known: { kind: 'ordinal', n } as const };
      for (const subject of SUBJECTS) {
        const row = await diff(subject, from, at(100));
        if (row === null) continue;
        const naive: { readonly event: string; readonly S: string | null; readonly status: string }[] = [];
        const asked = row.post === null ? { person: subject } : { post: subject };
        const rated = (n: number) => {
          const known = events.slice(0, n);
          return figureOf(readingOf(known, latest(known)), asked, Q1 ?? never(), '2026-12-31');
        };
        let before = rated(from.known.n);
        for (let n = from.known.n + 1; n <= events.length; n++) {
          const after = rated(n);
          if (JSON.stringify(after) !== JSON.stringify(before))
            naive.push({ event: events[n - 1]?.id ?? '', S: after.S, status: after.status });
          before = after;
        }
        // These histories adopt no rules and make no overrides, so that the order of the steps is that of the log.
        expect(
          row.steps.map(({ cause, after }) => ({
            event: 'event' in cause ? cause.event : null,
            ...{ S: after.S, status: after.status },
          })),
        ).toEqual(naive);
        expect(row.steps.length + row.unmoved).toBe(events.length - n);
      }
    }),
    { numRuns: 40 },
  );
});

const latest = (events: readonly AnyEvent[]): string | null =>
  events
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1) ?? null;

const never = (): never => {
  throw new Error('no period');
};
