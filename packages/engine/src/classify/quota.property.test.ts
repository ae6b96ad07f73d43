import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirmed, post } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

type Klass = 'XS' | 'TOT' | 'HT' | 'KHT';
interface Person {
  readonly S: number;
  readonly disciplined: boolean;
  readonly group: 'A' | 'B';
}
interface Agency {
  readonly people: readonly Person[];
  readonly grouped: boolean;
  /** Raised to 25 % by decision. */
  readonly raised: boolean;
  /** P13: the base is "hoàn thành tốt" and above. */
  readonly andAbove: boolean;
}

const person = fc.record({
  // Few scores, around the thresholds, so that equal ones meet at the cut.
  S: fc.constantFrom(40, 50, 69, 70, 80, 90, 91, 92, 95),
  disciplined: fc.boolean(),
  group: fc.constantFrom('A' as const, 'B' as const),
});
const agencies: fc.Arbitrary<Agency> = fc.record({
  people: fc.array(
    fc.oneof(
      { arbitrary: person.map((one) => ({ ...one, disciplined: false })), weight: 5 },
      { arbitrary: person, weight: 1 },
    ),
    { minLength: 1, maxLength: 16 },
  ),
  grouped: fc.boolean(),
  raised: fc.boolean(),
  andAbove: fc.boolean(),
});

const idOf = (i: number): string => `nv-${String(i + 1).padStart(2, '0')}`;

/** Điều 20 told anew, with whole numbers and by trying: null is a tie that goes back to the authority. */
function expectedClasses({ people, grouped, raised, andAbove }: Agency): ReadonlyMap<string, Klass | null> {
  const all = people.map((of, i) => ({
    id: idOf(i),
    S: of.S,
    group: grouped ? of.group : '',
    own: ofScore(of.disciplined ? 0 : of.S),
  }));
  const expected = new Map<string, Klass | null>(all.map(({ id, own }) => [id, own]));
  for (const group of new Set(all.map((one) => one.group))) {
    const counted = all.filter((one) => one.group === group && (one.own === 'XS' || one.own === 'TOT'));
    // 100 × XS ≤ 20 (or 25) × those in the base, with the others fallen to TOT.
    const fits = (excellent: number) =>
      100 * excellent <= (raised ? 25 : 20) * (andAbove ? counted.length : counted.length - excellent);
    let places = 0;
    while (fits(places + 1)) places++;
    for (const one of counted.filter(({ own }) => own === 'XS')) {
      const above = counted.filter(({ own, S }) => own === 'XS' && S > one.S).length;
      const equal = counted.filter(({ own, S }) => own === 'XS' && S === one.S).length;
      expected.set(one.id, above + equal <= places ? 'XS' : above >= places ? 'TOT' : null);
    }
  }
  return expected;
}

const ofScore = (S: number): Klass => (S < 50 ? 'KHT' : S < 70 ? 'HT' : S < 90 ? 'TOT' : 'XS');

async function ledgerOf({ people, grouped, raised, andAbove }: Agency): Promise<TestLedger> {
  const ledger = new TestLedger();
  const unit = { aliases: [], kind: 'so', article: null } as const;
  await ledger.record('UnitRegistered', { ...unit, unit: 'so-b', name: 'Sở B', scope: 'in' }, '2026-01-01');
  await post(ledger, 'giam-doc-b', 'so-b', 'in', '2026-01-01');
  await ledger.record('TrackingUnitDecided', { unit: 'so-b', tracking: 'QUARTER' }, '2026-01-01');
  const quarters = [
    ['2026-Q1', '2026-03-31'],
    ['2026-Q2', '2026-06-30'],
    ['2026-Q3', '2026-09-30'],
    ['2026-Q4', '2026-12-31'],
  ] as const;
  ledger.on('2027-01-05');
  for (const [i, { S, disciplined }] of people.entries()) {
    const id = idOf(i);
    await ledger.record('OfficialRegistered', { person: id, name: `Ông ${id}`, personKind: 'CONG_CHUC' }, '2026-01-01');
    await ledger.record('OfficialAssigned', { person: id, unit: 'so-b', role: 'STAFF' }, '2026-01-01');
    for (const [period, last] of quarters) await confirmed(ledger, id, String(S), period, last);
    const discipline = { act: 'vu-1', kind: 'KHIEN_TRACH', dutyRelated: true, actDate: '2026-03-01' } as const;
    if (disciplined) await ledger.record('DisciplineImposed', { person: id, ...discipline }, '2026-05-01');
  }
  for (const name of grouped ? (['A', 'B'] as const) : []) {
    const members = people.flatMap(({ group }, i) => (group === name ? [idOf(i)] : []));
    const group = { unit: 'so-b', group: name, name: `Nhóm ${name}`, people: members };
    await ledger.record('SimilarTaskGroupDefined', group, '2026-01-01');
  }
  if (raised) await ledger.record('QuotaDecided', { unit: 'so-b', year: '2026', rate: '0.25' });
  const rules = [{ id: 'P13', value: 'GOOD_AND_ABOVE', from: '2026-01-01', source: '5/QĐ-UBND' }];
  if (andAbove) await ledger.record('RuleSetAdopted', { rules }, '2026-01-01');
  return ledger;
}

test('The classes of an agency are those of Điều 20.1–20.5, told anew with whole numbers.', async () => {
  await fc.assert(
    fc.asyncProperty(agencies, async (agency) => {
      const engine = await (await ledgerOf(agency)).engine();
      const { rows } = await answered(engine.classify({ period: '2026', effective: '2026-12-31' }));
      expect(new Map(rows.map((row) => [row.person, row.class]))).toEqual(expectedClasses(agency));
      for (const { class: of, status } of rows) expect(status).toBe(of === null ? 'TIE' : 'OK');
    }),
    { numRuns: 60 },
  );
});
