import { addDays, type Day } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect } from 'vitest';
import { unit as registered } from './city.js';
import { answered, TestLedger } from './ledger.js';

/** One row of a plan and all that happens to it; days are counted from the first. */
interface Story {
  readonly plan: 'p' | 'q';
  readonly row: string;
  readonly unit: 'so-a' | 'so-b';
  readonly due: number | null;
  readonly delivered: number | null;
  /** So many days after the delivery it is accepted; the acceptance is about the day of the delivery. */
  readonly accepted: number;
  readonly cancelled: number | null;
}

const FIRST = '2026-02-01';
const LAST = 20;
const day = (n: number): Day => addDays(FIRST, n);
const anyDay = fc.integer({ min: 1, max: LAST });
const storyOf = (plan: 'p' | 'q', row: string): fc.Arbitrary<Story> =>
  fc.record({
    plan: fc.constant(plan),
    row: fc.constant(row),
    unit: fc.constantFrom('so-a', 'so-b'),
    due: fc.option(anyDay, { freq: 5 }),
    delivered: fc.option(anyDay, { freq: 2 }),
    accepted: fc.integer({ min: 0, max: 6 }),
    cancelled: fc.option(anyDay, { freq: 1 }),
  });
const stories = fc.tuple(...(['p', 'q'] as const).flatMap((plan) => ['1', '2', '3'].map((row) => storyOf(plan, row))));
const links = fc.array(fc.tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('1', '2', '3')), { maxLength: 3 });

/** Only what is not delivered is cancelled here. */
const cancelledOn = ({ cancelled, delivered }: Story): number | null => (delivered === null ? cancelled : null);

async function recorded(all: readonly Story[], linked: readonly (readonly [string, string])[]): Promise<TestLedger> {
  const ledger = new TestLedger();
  ledger.on(FIRST);
  await registered(ledger, 'so-a', null);
  await registered(ledger, 'so-b', null);
  for (const plan of ['p', 'q'])
    await ledger.record('PlanAdopted', {
      ...{ plan, title: plan, number: '1', adoptedOn: null, issuer: null, document: 'd' },
      documentHash: 'a'.repeat(64),
    });
  for (const { plan, row, unit, due } of all) {
    await ledger.record('PlanTaskListed', {
      ...{ plan, annex: 'I', row, section: null, title: `${plan} ${row}`, product: null, coordinating: [], lines: [1] },
      responsible: [{ unit, text: unit, collective: false }],
      deadline: { raw: null, due: due === null ? null : day(due), kind: due === null ? 'none' : 'month' },
    });
    if (due !== null)
      await ledger.record('TaskAssigned', {
        ...{ task: `${plan}.${row}`, unit, basis: 'PLAN', plan: { plan, row } },
        milestones: [{ key: 'm1', due: day(due), units: 1 }],
      });
  }
  for (const [i, [p, q]] of linked.entries())
    await ledger.record('TasksLinked', {
      ...{ plan: 'p', link: `l${i}`, grounds: 'cùng một việc', decision: { number: '1', date: FIRST } },
      row: { plan: 'p', annex: 'I', row: p },
      same: [{ plan: 'q', annex: 'I', row: q }],
    });
  for (let n = 1; n <= LAST + 6; n += 1) {
    ledger.on(day(n));
    for (const { plan, row, due, delivered, accepted, ...story } of all) {
      const task = `${plan}.${row}`;
      if (due === null) continue;
      if (delivered === n)
        await ledger.record('EvidenceSubmitted', { task, submission: 's1', milestone: 'm1', units: 1, evidence: [] });
      if (delivered !== null && delivered + accepted === n)
        await ledger.record('EvidenceAccepted', { task, submission: 's1', exceedsRequirement: false }, day(delivered));
      if (story.cancelled === n && delivered === null)
        await ledger.record('TaskCancelled', { task, milestones: null, reason: 'thôi' });
    }
  }
  return ledger;
}

interface Tally {
  assigned: number;
  completed: number;
  late: number;
  overdue: number;
  cancelled: number;
}

/** Where a row stands, told from its story. */
function standing(story: Story, effective: number, known: number): 'gone' | 'done' | 'late' | 'overdue' | 'open' {
  const { due, delivered, accepted } = story;
  if (due === null) return 'open';
  const cancelled = cancelledOn(story);
  if (cancelled !== null && cancelled <= Math.min(effective, known)) return 'gone';
  if (delivered !== null && delivered <= effective && delivered + accepted <= known)
    return delivered <= due ? 'done' : 'late';
  return due < effective ? 'overdue' : 'open';
}

/** Counts sets one after the other: done when every row of the set that is left is, overdue when one is. */
function recount(sets: readonly (readonly Story[])[], effective: number, known: number): Tally {
  const tally: Tally = { assigned: 0, completed: 0, late: 0, overdue: 0, cancelled: 0 };
  for (const rows of sets) {
    const left = rows.map((row) => standing(row, effective, known)).filter((state) => state !== 'gone');
    tally.assigned += 1;
    if (left.length === 0) tally.cancelled += 1;
    else if (left.every((state) => state === 'done' || state === 'late')) {
      tally.completed += 1;
      if (left.includes('late')) tally.late += 1;
    } else if (left.includes('overdue')) tally.overdue += 1;
  }
  return tally;
}

/** By painting: whatever a link touches gets the colour of the other. */
function setsOf(all: readonly Story[], linked: readonly (readonly [string, string])[]): readonly (readonly Story[])[] {
  const colours = all.map((_, i) => i);
  const at = (plan: string, row: string) => all.findIndex((story) => story.plan === plan && story.row === row);
  for (let round = 0; round < all.length; round += 1)
    for (const [p, q] of linked) {
      const [a, b] = [at('p', p), at('q', q)];
      const least = Math.min(colours[a] ?? 0, colours[b] ?? 0);
      colours[a] = least;
      colours[b] = least;
    }
  return [...new Set(colours)].map((colour) => all.filter((_, i) => colours[i] === colour));
}

const tallyOf = ({ assigned, completed, late, overdue, cancelled }: Tally): Tally => ({
  ...{ assigned, completed, late, overdue, cancelled },
});

/** A linked set counts once over plans, a plan alone stays complete, whatever the order, at any two times. */
export async function expectCountedOnce(numRuns: number): Promise<void> {
  const shuffledLinks = links.chain((of) =>
    fc.tuple(fc.constant(of), fc.shuffledSubarray(of, { minLength: of.length, maxLength: of.length })),
  );
  await fc.assert(
    fc.asyncProperty(stories, shuffledLinks, anyDay, anyDay, async (all, [linked, otherwise], effective, known) => {
      const ledger = await recorded(all, otherwise);
      const at = { effective: day(effective), known: { kind: 'date', day: day(known) } } as const;
      const engine = await ledger.engine();
      const { rows } = await answered(engine.completion(at));
      const row = (level: string, of: object) =>
        rows.find((one) => one.level === level && Object.entries(of).every(([k, v]) => Object.is(one[k as 'plan'], v)));

      const sets = setsOf(all, linked);
      const whole = row('ALL', { plan: null });
      expect(whole).toMatchObject({ ...tallyOf(recount(sets, effective, known)), linked: all.length - sets.length });
      const each = (rows: readonly Story[]) =>
        recount(
          rows.map((story) => [story]),
          effective,
          known,
        );
      for (const plan of ['p', 'q'])
        expect(row('PLAN', { plan })).toMatchObject({ ...each(all.filter((of) => of.plan === plan)), linked: 0 });
      for (const unit of new Set(all.map((of) => of.unit))) {
        const mine = sets.map((rows) => rows.filter((of) => of.unit === unit)).filter((of) => of.length > 0);
        expect(row('UNIT', { plan: null, unit })).toMatchObject(recount(mine, effective, known));
      }
    }),
    { numRuns },
  );
}

/** The curve says for every day what a recount of that day says. */
export async function expectCurve(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(stories, links, anyDay, anyDay, async (all, linked, effective, known) => {
      const engine = await (await recorded(all, linked)).engine();
      const at = { effective: day(effective), known: { kind: 'date', day: day(known) } } as const;
      const { rows } = await answered(engine.completionCurve({ ...at, daily: true }));
      const left = setsOf(all, linked)
        .map((of) => of.filter((story) => standing(story, effective, known) !== 'gone'))
        .filter((of) => of.length > 0);
      const isDone = ({ due, delivered, accepted }: Story, n: number) =>
        due !== null && delivered !== null && delivered <= n && delivered + accepted <= known;
      for (let n = 1; n <= LAST; n += 1) {
        const point = rows.findLast((of) => of.day <= day(n));
        const planned = left.filter((of) => of.every(({ due }) => due !== null && due <= n)).length;
        const completed = left.filter((of) => of.every((story) => isDone(story, n))).length;
        expect({ n, planned: point?.planned ?? 0, base: rows[0]?.base }).toEqual({ n, planned, base: left.length });
        // Beyond the last change there are no more rows; after the day of the question nobody knows.
        if (n <= effective || point?.day === day(n))
          expect({ n, completed: point === undefined ? 0 : point.completed }).toEqual({
            n,
            completed: n <= effective ? completed : null,
          });
      }
    }),
    { numRuns },
  );
}
