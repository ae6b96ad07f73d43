import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { isSourceId } from '../ids.js';
import { readItem } from '../item.js';
import type { TaskSource } from '../task-source.js';

/** A source of its own for every test, empty at first. */
export interface SourceUnderTest {
  readonly source: TaskSource;
  /** Makes the source deliver these items, after those that it has, as one page or several. */
  deliver(items: readonly unknown[]): Promise<void>;
  /** Makes the source unreachable. */
  goDown(): Promise<void>;
  close(): Promise<void>;
}

/** What every implementation of `TaskSource` keeps. Call it in a test file of the implementation. */
export function describeTaskSource(name: string, open: () => Promise<SourceUnderTest>): void {
  const using = async (test: (under: SourceUnderTest) => Promise<void>): Promise<void> => {
    const under = await open();
    try {
      await test(under);
    } finally {
      await under.close();
    }
  };

  describe(`TaskSource: ${name}`, () => {
    it('has an id that ids of the ledger can begin with', () =>
      using(async ({ source }) => expect(isSourceId(source.id)).toBe(true)));

    it('delivers nothing while there is nothing', () =>
      using(async ({ source }) => expect((await drained(source, null)).items).toEqual([])));

    it('delivers everything in order, as it was said, over as many pages as it likes', () =>
      using(async ({ source, deliver }) => {
        await deliver([item('a'), item('b')]);
        await deliver([item('c')]);
        const { items, broken, places } = await drained(source, null);
        expect([items, broken]).toEqual([[item('a'), item('b'), item('c')], 0]);
        expect(items.every((one) => E.isRight(readItem(one)))).toBe(true);
        expect(new Set(places).size).toBe(3);
      }));

    it('goes on behind a cursor with what is new, and only that', () =>
      using(async ({ source, deliver }) => {
        await deliver([item('a')]);
        const { cursor } = await drained(source, null);
        expect((await drained(source, cursor)).items).toEqual([]);
        await deliver([item('b'), item('a', 2)]);
        expect((await drained(source, cursor)).items).toEqual([item('b'), item('a', 2)]);
        // Also once more, as after a crash between recording and moving the cursor.
        expect((await drained(source, cursor)).items).toEqual([item('b'), item('a', 2)]);
      }));

    it('still goes on when nothing was new in between, however often it was asked', () =>
      using(async ({ source, deliver }) => {
        await deliver([item('a')]);
        let { cursor } = await drained(source, null);
        for (let i = 0; i < 3; i++) ({ cursor } = await drained(source, cursor));
        await deliver([item('b')]);
        expect((await drained(source, cursor)).items).toEqual([item('b')]);
      }));

    it('keeps every cursor: the beginning can be asked for again', () =>
      using(async ({ source, deliver }) => {
        await deliver([item('a')]);
        await drained(source, null);
        await deliver([item('b')]);
        expect((await drained(source, null)).items).toEqual([item('a'), item('b')]);
      }));

    it('answers a problem when it cannot be reached, and goes on later from the same cursor', () =>
      using(async ({ source, deliver, goDown }) => {
        await deliver([item('a')]);
        await goDown();
        const page = await source.since(null)();
        expect(page).toMatchObject({ left: { code: expect.any(String), message: expect.any(String) } });
      }));
  });
}

const item = (id: string, version = 1): object => ({
  kind: 'REPORT',
  id,
  version,
  on: '2026-02-02',
  data: { assignment: 'viec', note: `Nội dung của ${id}` },
});

interface Drained {
  readonly items: readonly unknown[];
  readonly places: readonly string[];
  readonly broken: number;
  readonly cursor: string;
}

/** All pages from a cursor on; a source that never ends fails. */
async function drained(source: TaskSource, from: string | null): Promise<Drained> {
  const items: unknown[] = [];
  const places: string[] = [];
  let broken = 0;
  let cursor = from;
  for (let pages = 0; pages < 100; pages++) {
    const page = await source.since(cursor)();
    if (E.isLeft(page)) throw new Error(page.left.detail);
    items.push(...page.right.items.map(({ value }) => value));
    places.push(...page.right.items.map(({ place }) => place));
    broken += page.right.broken.length;
    cursor = page.right.next;
    if (!page.right.more) return { items, places, broken, cursor };
  }
  throw new Error('the source never ends');
}
