import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEngine } from '@kpi-ledger/engine';
import { parseRational } from '@kpi-ledger/formulas';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { text } from './generate/draft.ts';
import { shapeOf } from './generate/log.ts';
import { ledgerFile } from './generate/write-file.ts';
import { rateIdiomatically } from './idiomatic.ts';
import { opened } from './measure/opened.ts';
import { quarter } from './measure/quarters.ts';
import { textsOf } from './measure/read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kpi-idiomatic-'));
const path = join(folder, 'small.db');
let engine: Engine;
let events = 0;
let close = async () => {};

beforeAll(async () => {
  ({ events } = await ledgerFile(path, { ...shapeOf(9000), units: 12 }));
  const store = await opened(openSqliteStore({ path, clock: Date.now }));
  close = () => store.close();
  engine = await opened(openEngine({ store, vault: createMemoryKeyVault(), clock: Date.now }));
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const number = (exact: string | null): number | null => {
  const value = exact === null ? null : parseRational(exact);
  return value === null ? null : Number(value.numerator) / Number(value.denominator);
};

test.each([
  ['2026-Q1', 0, 1],
  ['2026-Q2', 0, 1],
  ['2026-Q3', 0, 1],
  ['2026-Q4', 0, 1],
  ['2026-Q3', 0, 0.8],
  ['2026-Q2', 20, 1],
])(
  'the plain pipeline gives the figures of the engine: %s, %s days before its end, %s of the log',
  async (id, before, share) => {
    const { first, last } = quarter(id);
    const effective = text(last - before);
    const known = Math.floor(events * share);
    const { rows } = await opened(engine.scores({ period: id, effective, known: { kind: 'ordinal', n: known } }));
    const question = { period: id, first: text(first), last: text(last), effective };
    const plain = new Map(rateIdiomatically(textsOf(path, known), question).map((rating) => [rating.post, rating]));
    const rated = rows.filter(({ status }) => status !== 'NOT_IN_SCOPE');
    expect(plain.size).toBe(rated.length);
    expect(rated.length).toBeGreaterThan(9);
    for (const row of rated) {
      const rating = plain.get(row.post ?? '');
      expect(rating?.holder).toBe(row.holder);
      expect(rating).toMatchObject({ assigned: row.completion?.assigned, completed: row.completion?.completed });
      const hasEnded = before === 0;
      for (const term of hasEnded ? (['a', 'b', 'c', 'd', 'G', 'T', 'S'] as const) : (['a', 'b', 'c'] as const)) {
        const exact = number(row[term]);
        if (exact === null) expect(rating?.[term], `${row.post} ${term}`).toBeNull();
        else expect(rating?.[term], `${row.post} ${term}`).toBeCloseTo(exact, 9);
      }
    }
    if (share === 1 && before === 0) expect(rated.filter(({ S }) => S !== null).length).toBeGreaterThan(6);
  },
);
