import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { answersOf, FOLDER, fill, filledMemoryStore, type Stored, storedLines } from './questions.ts';

const root = join(FOLDER, '../../..');
const { version: current } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const versions = readdirSync(FOLDER)
  .filter((name) => /^v\d+\.\d+\.\d+$/.test(name))
  .toSorted();
const storedBy = (version: string): readonly Stored[] =>
  gunzipSync(readFileSync(join(FOLDER, version, 'answers.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Stored);

/** Everything that the older answer says, said again with the same value; a field more is no difference. */
function saidAgain(older: unknown, newer: unknown, path = '$'): readonly string[] {
  if (typeof older !== 'object' || older === null) return Object.is(older, newer) ? [] : [path];
  if (typeof newer !== 'object' || newer === null || Array.isArray(older) !== Array.isArray(newer)) return [path];
  if (Array.isArray(older) && older.length !== (newer as readonly unknown[]).length) return [`${path}.length`];
  return Object.entries(older).flatMap(([key, value]) =>
    saidAgain(value, (newer as { readonly [key: string]: unknown })[key], `${path}.${key}`),
  );
}

const onSqlite = async (): Promise<readonly Stored[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-stored-'));
  let now = 0;
  const opened = await openSqliteStore({ path: join(folder, 'ledger.db'), clock: () => now })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  await fill(opened.right, (at) => {
    now = at;
  });
  const answers = await answersOf(opened.right);
  await opened.right.close();
  rmSync(folder, { recursive: true, force: true });
  return answers;
};

describe('the answers that released versions gave', () => {
  it('are about a ledger that is never changed', () => {
    const text = `${storedLines().join('\n')}\n`;
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      'ed88d96dee78d8ca2124b39ac47b1ef149c08b933e115c0869c01fee9e6d4e9b',
    );
  });

  it('are stored for the present version (npm run answers:release)', () => {
    expect(versions).toContain(`v${current}`);
  });

  it.each(versions)('are given again on memory and SQLite: %s', async (version) => {
    const stored = storedBy(version);
    const [memory, sqlite] = [await answersOf(await filledMemoryStore()), await onSqlite()];
    expect(sqlite).toEqual(memory);
    const now = new Map(memory.map(({ question, at, answer }) => [JSON.stringify([question, at]), answer]));
    for (const { question, at, answer } of stored) {
      const again = now.get(JSON.stringify([question, at]));
      // The present version answers byte for byte what it stored.
      if (version === `v${current}`) expect(again, question).toBe(answer);
      else expect(saidAgain(JSON.parse(answer), JSON.parse(again ?? 'null')), question).toEqual([]);
    }
    expect(stored.length).toBeGreaterThan(50);
  });

  it('would not pass for an answer that lost a field, a row or a digit', () => {
    const answer = { basis: { ordinal: 3 }, rows: [{ S: '281/3', missing: [] }] };
    expect(saidAgain(answer, { ...answer, more: 1 })).toEqual([]);
    expect(saidAgain(answer, { basis: { ordinal: 4 }, rows: answer.rows })).toEqual(['$.basis.ordinal']);
    expect(saidAgain(answer, { ...answer, rows: [] })).toEqual(['$.rows.length']);
    expect(saidAgain(answer, { ...answer, rows: [{ S: '281/4', missing: [] }] })).toEqual(['$.rows.0.S']);
    expect(saidAgain(answer, { ...answer, rows: [{ S: '281/3' }] })).toEqual(['$.rows.0.missing']);
  });
});
