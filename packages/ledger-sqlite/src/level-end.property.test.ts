import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, test } from 'vitest';
import { appendRequests } from './append.js';
import { type LedgerFile, openLedgerFile } from './ledger-file.js';
import { ledgerOf, renames } from './testing/small-ledger.js';
import { appendEach } from './worker/append-each.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-level-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const NOW = Date.parse('2026-11-05T01:00:00.000Z');
const clock = { now: NOW, toleranceSeconds: 1e9 };
let commands = 0;
const request = (unit: string, expected = -1) => {
  commands += 1;
  return renames(unit, `level-${commands}`, expected, 'X', 'Y');
};

/** What a connection does in one transaction; `u` counts up, so that most streams are new. */
const ACTS = {
  append: (file: LedgerFile, u: number) =>
    file.write(() => appendRequests(file.sql, file.index, [request(`u${u}`)], clock)),
  /** Two appends to a stream that may have been written by either, or by one that was undone. */
  follow: (file: LedgerFile) =>
    file.write(() => {
      const end = file.index.lastOf('unit-f')?.revision ?? -1;
      const appended = appendRequests(file.sql, file.index, [request('f', end), request('f', end + 2)], clock);
      expect(E.isRight(appended)).toBe(true);
      return appended;
    }),
  followUndone: (file: LedgerFile) =>
    file
      .write(() => {
        appendRequests(file.sql, file.index, [request('f', file.index.lastOf('unit-f')?.revision ?? -1)], clock);
        throw new Error('undone');
      })
      .catch((thrown) => expect(String(thrown)).toMatch('undone')),
  refused: (file: LedgerFile) => file.write(() => appendRequests(file.sql, file.index, [request('a')], clock)),
  undone: (file: LedgerFile, u: number) =>
    file
      .write(() => {
        appendRequests(file.sql, file.index, [request(`v${u}`)], clock);
        throw new Error('undone');
      })
      .catch((thrown) => expect(String(thrown)).toMatch('undone')),
  /** Of three appends the second fails when it has noted one of its two events. */
  partly: (file: LedgerFile, u: number) =>
    file.write(() => {
      const notes = file.index.position().ordinal + 4;
      file.db.exec(`CREATE TEMP TRIGGER no_more BEFORE INSERT ON main.event_index WHEN NEW.ordinal = ${notes}
        BEGIN SELECT RAISE(FAIL, 'no more'); END`);
      const group = [1, 2, 3].map((id) => ({ id, requests: [request(`w${u}.${id}`)], now: NOW }));
      const [first, second] = appendEach(file, group.slice(0, 2), 1e9);
      file.db.exec('DROP TRIGGER no_more');
      const [third] = appendEach(file, group.slice(2), 1e9);
      expect([first, second, third].map((answer) => answer?.outcome._tag)).toEqual(['Right', 'Left', 'Right']);
      return E.right(null);
    }),
};

const endsOf = ({ index, db }: LedgerFile) => {
  const streams = db.prepare('SELECT DISTINCT stream FROM events ORDER BY stream').all();
  const ends = streams.map(({ stream }) => ({ stream, last: index.lastOf(String(stream)) }));
  return { ...index.level(), head: index.head(), ends };
};

test('what a connection remembers of the end is what stands in the file, whoever wrote and whatever was undone', async () => {
  const acts = fc.array(fc.tuple(fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])), fc.boolean()), {
    minLength: 2,
    maxLength: 8,
  });
  let files = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const path = join(directory, `${++files}.db`);
      await ledgerOf(path, 1);
      const [one, other] = [await openLedgerFile({ path }), await openLedgerFile({ path })];
      for (const [u, [act, byOther]] of steps.entries()) {
        const file = byOther ? other : one;
        await ACTS[act](file, u);
        const fresh = await openLedgerFile({ path });
        const read = await fresh.write(() => endsOf(fresh));
        expect(await file.write(() => endsOf(file))).toEqual(read);
        expect(fresh.index.isWhole()).toBe(true);
        fresh.close();
      }
      one.close();
      other.close();
    }),
    { numRuns: 12 },
  );
});
