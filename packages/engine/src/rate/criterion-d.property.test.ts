import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assigned, judged } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const PERIOD = { period: '2026-Q1', effective: '2026-03-31' };
const POSTS = 5;

/** What is known of somebody at the end of the quarter. */
interface Somebody {
  readonly kind: 'CONG_CHUC' | 'HOP_DONG';
  /** Confirmed S; null: not confirmed. */
  readonly S: string | null;
  readonly absent: boolean;
}

/** Head posts that track one another in any way, circles included, and staff tracked by them. */
interface City {
  readonly posts: readonly { readonly trackedBy: number; readonly holder: Somebody | null }[];
  readonly staff: readonly (Somebody & { readonly trackedBy: number })[];
}

const somebody = {
  kind: fc.constantFrom('CONG_CHUC' as const, 'CONG_CHUC' as const, 'HOP_DONG' as const),
  S: fc.constantFrom('80', '50', '199/4', '49.99', null),
  absent: fc.constantFrom(false, false, false, true),
};
const post = fc.nat(POSTS - 1);
const cities: fc.Arbitrary<City> = fc.record({
  posts: fc.array(fc.record({ trackedBy: post, holder: fc.option(fc.record(somebody), { freq: 3 }) }), {
    minLength: POSTS,
    maxLength: POSTS,
  }),
  staff: fc.array(fc.record({ ...somebody, trackedBy: post }), { maxLength: 4 }),
});

/** From the words of the decree and R13, R16: everybody below post 0 by repeated marking, then the three cases. */
function expectedD({ posts, staff }: City): string | null {
  const marked = posts.map((_, i) => i === 0);
  for (let round = 0; round < POSTS; round++)
    for (const [i, { trackedBy }] of posts.entries()) if (marked[trackedBy] === true) marked[i] = true;
  const below = [
    ...posts.flatMap(({ holder, trackedBy }, i) => (i !== 0 && holder !== null && marked[trackedBy] ? [holder] : [])),
    ...staff.filter(({ trackedBy }) => marked[trackedBy]),
  ].filter(({ kind }) => kind === 'CONG_CHUC');
  const scores = below.flatMap(({ S }) => (S === null ? [] : [S]));
  if (scores.some((S) => S === '49.99' || S === '199/4')) return '1/2';
  const missing = below.some(({ S, absent }) => S === null && !absent);
  return scores.length === 0 || missing ? null : '1';
}

async function ledgerOf({ posts, staff }: City): Promise<TestLedger> {
  const ledger = new TestLedger();
  ledger.on('2026-01-02');
  const register = async (person: string, { kind, S, absent }: Somebody) => {
    await ledger.record('OfficialRegistered', { person, name: person, personKind: kind });
    if (absent) await ledger.record('AbsenceRecorded', { person, until: '2026-12-31', kind: 'SICK' }, '2026-01-01');
    if (S !== null)
      await ledger.record('PeriodScoreConfirmed', { person, period: '2026-Q1', S, calculatedAt: null }, '2026-03-31');
  };
  for (const [i, { trackedBy }] of posts.entries()) {
    await ledger.record('UnitRegistered', {
      ...{ unit: `u${i}`, name: `Đơn vị ${i}`, aliases: [], kind: 'so', scope: 'in', article: null },
    });
    await ledger.record('PostDefined', {
      ...{ post: `p${i}`, unit: `u${i}`, title: `Chức vụ ${i}`, role: 'HEAD', personKind: 'CONG_CHUC' },
      ...{ scope: 'in', article: null, trackedBy: `p${trackedBy}` },
    });
  }
  for (const [i, { holder }] of posts.entries()) {
    const of = i === 0 ? LEADER : holder;
    if (of === null) continue;
    await register(`h${i}`, of);
    await ledger.record('HeadAppointed', { post: `p${i}`, person: `h${i}` });
  }
  for (const [i, one] of staff.entries()) {
    await register(`s${i}`, one);
    await ledger.record('OfficialAssigned', {
      ...{ person: `s${i}`, unit: 'u0', role: 'STAFF', trackedBy: `p${one.trackedBy}` },
    });
  }
  await assigned(ledger, 'viec', '2026-03-31', 1, { unit: 'u0' });
  ledger.on('2026-04-02');
  await judged(ledger, 'h0');
  return ledger;
}

const LEADER: Somebody = { kind: 'CONG_CHUC', S: null, absent: false };

test('d is that of everybody under management, in any organisation, circles included (Điều 15.3a, R13, R16).', async () => {
  const met = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(cities, async (city) => {
      const engine = await (await ledgerOf(city)).engine();
      const expected = expectedD(city);
      met.add(expected);
      expect((await answered(engine.explain({ ...PERIOD, subject: 'p0' }))).d).toBe(expected);
    }),
    { numRuns: 120 },
  );
  expect(met).toEqual(new Set(['1', '1/2', null]));
});
