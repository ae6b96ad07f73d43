import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { takeTasks } from './take.js';
import type { TaskSource } from './task-source.js';
import { assignment, cancellation, evidence, memoryCursor, openCity, report } from './testing/city.js';

const because = (as: string) => ({ change: { as, reason: 'Thay đổi' } });
const other = { assignment: 'viec-2' };

/** Two tasks with their reports, evidence and changes: consistent when everything has arrived. */
const ITEMS: readonly object[] = [
  assignment(),
  assignment({ version: 2, ...because('AMENDMENT') }, { milestones: [{ key: 'm1', due: '2026-04-15', units: 3 }] }),
  assignment({ id: 'viec-2' }, { unit: 'so-b' }),
  report(),
  report({ version: 2, ...because('CORRECTION') }, { percent: '70' }),
  report({ id: 'bc-2' }, other),
  evidence(),
  evidence({ version: 2, ...because('CORRECTION') }, { units: 2 }),
  evidence({ id: 'nop-2' }, other),
  evidence({ id: 'nop-2', version: 2, ...because('RETRACTION') }, other),
  cancellation({ on: '2026-03-02' }, { ...other, reason: 'Không còn cần' }),
];

/** Any order, some items twice, cut into pages anywhere. */
const deliveries = fc
  .tuple(
    fc.shuffledSubarray([...ITEMS.keys()], { minLength: ITEMS.length }),
    fc.array(fc.nat(ITEMS.length - 1), { maxLength: 5 }),
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 16 }),
  )
  .map(([order, repeats, cuts]) => {
    const rest = [...order, ...repeats].map((i) => ITEMS[i] as object);
    const pages: object[][] = [];
    for (let k = 0; rest.length > 0; k++) pages.push(rest.splice(0, cuts[k % cuts.length]));
    return pages;
  });

const sourceOf = (pages: readonly (readonly object[])[]): TaskSource => ({
  id: 'qlvb',
  since: (cursor) => async () => {
    const at = Number(cursor ?? 0);
    const items = (pages[at] ?? []).map((value, i) => ({ place: `${at}#${i}`, value }));
    return E.right({ items, broken: [], next: `${Math.min(at + 1, pages.length)}`, more: at + 1 < pages.length });
  },
});

/** The last that was said of each subject, by which the ledger goes on. */
const counts = (types: readonly string[]) => ({
  assigned: types.filter((type) => type === 'TaskAssigned').length,
  submitted: types.filter((type) => type === 'EvidenceSubmitted').length,
});

test('In whatever order and pages work is delivered, no item is lost or recorded twice, and the next delivery records nothing.', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (pages) => {
      const city = await openCity();
      const options = { ...city, source: sourceOf(pages), dryRun: false, passRejected: false };
      const cursor = memoryCursor();
      const taken = await takeTasks({ ...options, cursor })();
      if (E.isLeft(taken)) throw new Error(taken.left.detail);
      const events = await city.recorded();
      // Evidence that comes behind the cancellation of its task is too late for it: told, and not recorded.
      const lateCodes = taken.right.rejected.flatMap(({ problems }) => problems.map(({ code }) => code));
      expect(lateCodes.filter((code) => code !== 'MILESTONE_CANCELLED')).toEqual([]);
      expect(events.length).toBe(taken.right.recorded);
      expect(counts(events.map(({ type }) => type)).assigned).toBe(2);
      expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(events.length);
      const again = await takeTasks({ ...options, cursor: memoryCursor() })();
      expect(again).toMatchObject({ right: { recorded: 0 } });
      expect(await city.recorded()).toEqual(events);
    }),
    { numRuns: 60 },
  );
});
