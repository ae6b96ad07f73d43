import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cityOfAgencies, scored, worked, type YearOfWork } from '../testing/agencies.js';
import { answered } from '../testing/ledger.js';

interface Department {
  readonly work: Required<YearOfWork>;
  /** Of 3000 and 7000 hundredths; null: not scored. */
  readonly points: readonly [general: number, results: number] | null;
  readonly shortcoming: boolean;
  readonly wrongdoing: boolean;
  readonly forceMajeure: boolean;
}

const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const work = fc.integer({ min: 0, max: 6 }).chain((assigned) =>
  fc.integer({ min: 0, max: 3 }).chain((open) => {
    const done = Math.max(0, assigned - open);
    const part = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: done }));
    return fc.record({
      assigned: fc.constant(assigned),
      done: fc.constant(done),
      late: part,
      exceeded: fc.oneof(part, fc.constant(done)),
      failed: part,
    });
  }),
);
const points = fc.tuple(fc.constantFrom(3000, 2500, 2000, 1000), fc.constantFrom(7000, 6500, 6000, 5000, 4500, 2999));
const department: fc.Arbitrary<Department> = fc.record({
  work,
  points: fc.option(points, { freq: 9 }),
  shortcoming: rarely,
  wrongdoing: rarely,
  forceMajeure: rarely,
});

/** Điều 8 by whole numbers, from the text: a class, or `?` and the classes that are left. */
function byConditions({ work: w, points: of, shortcoming, wrongdoing, forceMajeure }: Department): string {
  if (wrongdoing) return 'KHT';
  if (w.assigned === 0 || of === null) return '? all';
  const S = of[0] + of[1];
  if (S < 5000) return 'KHT';
  if (100 * w.done < 70 * w.assigned) return forceMajeure ? '? KHT HT TOT XS' : 'KHT';
  const unfinished = w.assigned - w.done;
  if (unfinished > 0 || 100 * w.late > 20 * w.assigned) return '? KHT HT';
  if (S < 7000 || w.late > 0 || w.failed > 0) return 'HT';
  const excellent = S >= 9000 && 100 * w.exceeded >= 30 * w.assigned && !shortcoming;
  return excellent ? 'XS' : 'TOT';
}

/** The largest number of excellent ones with x ≤ 20 % of those that remain TOT, by trying. */
function placesFor(atLeastGood: number): number {
  let x = 0;
  while (100 * (x + 1) <= 20 * (atLeastGood - (x + 1))) x += 1;
  return x;
}

/** Where nobody is withheld: who of the candidates is excellent, falls to TOT, or is tied. */
function afterQuota(departments: readonly Department[]): readonly string[] {
  const before = departments.map(byConditions);
  const score = ({ points: of }: Department) => (of === null ? 0 : of[0] + of[1]);
  const candidates = departments.filter((_, i) => before[i] === 'XS').map(score);
  const places = placesFor(before.filter((one) => one === 'XS' || one === 'TOT').length);
  return departments.map((one, i) => {
    if (before[i] !== 'XS') return before[i] ?? '';
    const above = candidates.filter((other) => other > score(one)).length;
    const withEquals = candidates.filter((other) => other >= score(one)).length;
    if (withEquals <= places) return 'XS';
    return above >= places ? 'TOT' : 'TIE';
  });
}

test('points, tasks, conditions and quota compose as Điều 8 says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(department, { minLength: 1, maxLength: 9 }), async (departments) => {
      const ids = departments.map((_, i) => `so-${i}`);
      const ledger = await cityOfAgencies(...ids);
      await worked(ledger, Object.fromEntries(departments.map((one, i) => [`so-${i}`, one.work])));
      ledger.on('2026-12-10');
      for (const [i, { points: of, shortcoming, wrongdoing, forceMajeure }] of departments.entries()) {
        const unit = `so-${i}`;
        if (of !== null) await scored(ledger, unit, `${of[0]}/100`, `${of[1]}/100`);
        if (shortcoming) await ledger.record('ShortcomingRecorded', { unit, shortcoming: 'x', note: 'n' });
        if (wrongdoing)
          await ledger.record('OrganisationWrongdoingHandled', {
            unit,
            act: 'v',
            wrongdoingOn: null,
            kind: 'PERSONNEL',
          });
        if (forceMajeure) await ledger.record('AgencyForceMajeureConfirmed', { unit, year: '2026', reason: 'bão' });
      }
      const { rows } = await answered((await ledger.engine()).agencies({ period: '2026', effective: '2026-12-31' }));
      const found = new Map(rows.map((row) => [row.unit, row]));
      const before = departments.map(byConditions);
      expect(ids.map((id) => found.get(id)?.tasks)).toMatchObject(
        departments.map(({ work: { assigned, done, late, exceeded } }) => ({
          assigned,
          done,
          late: late + assigned - done,
          exceeded,
        })),
      );
      expect(ids.map((id) => found.get(id)?.beforeQuota ?? '?')).toEqual(before.map((one) => one.split(' ')[0]));
      const open = before.map((one) => (one.startsWith('?') && one !== '? all' ? one.slice(2) : null));
      expect(ids.map((id, i) => (open[i] === null ? null : found.get(id)?.open.join(' ')))).toEqual(open);
      if (before.some((one) => one.startsWith('?'))) return;
      expect(ids.map((id) => found.get(id)?.calculated ?? found.get(id)?.status)).toEqual(afterQuota(departments));
    }),
    { numRuns: 150 },
  );
});
