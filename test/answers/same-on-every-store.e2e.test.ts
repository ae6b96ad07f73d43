import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEngine } from '@kpi-ledger/engine';
import { canonicalText } from '@kpi-ledger/events';
import { createMemoryKeyVault, createMemoryStore, type EventStore, type LoggedEvent } from '@kpi-ledger/ledger';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { appendsOf } from './appends.ts';

const AFTER_THE_DEMO = Date.parse('2026-11-01T00:00:00.000Z');

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

async function everything(store: EventStore): Promise<readonly LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  return events;
}

const QUESTIONS: readonly ((engine: Engine) => TaskEither<unknown, unknown>)[] = [
  (engine) => engine.rate({ period: '2026-Q2' }),
  (engine) => engine.rate({ period: '2026-Q1', known: { kind: 'date', day: '2026-04-01' } }),
  (engine) => engine.rate({ period: '2026-Q3', effective: '2026-08-15' }),
  (engine) => engine.explain({ subject: 'head-so-cong-thuong', period: '2026-Q3' }),
  (engine) => engine.readiness({ period: '2026-Q3' }),
  (engine) => engine.progress({}),
  (engine) => engine.indicators({}),
  (engine) => engine.attainment({}),
  (engine) => engine.clarity({}),
  (engine) => engine.replay({ batch: 100 }),
  (engine) => engine.replay({ batch: 5000, known: { kind: 'date', day: '2026-04-05' } }),
];

describe('one history on several stores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-stores-'));
  const path = join(folder, 'demo.db');
  let original: EventStore;
  let log: readonly LoggedEvent[];

  beforeAll(async () => {
    await demoLedger(path);
    original = right(await openSqliteStore({ path, clock: () => AFTER_THE_DEMO })());
    log = await everything(original);
    expect(log.length).toBeGreaterThan(1000);
  });
  afterAll(async () => {
    await original.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const answersOf = async (store: EventStore): Promise<readonly string[]> => {
    const engine = right(await openEngine({ store, vault: createMemoryKeyVault(), clock: () => AFTER_THE_DEMO })());
    const answers: string[] = [];
    for (const ask of QUESTIONS) answers.push(canonicalText(right(await ask(engine)())));
    return answers;
  };

  it.each([
    ['memory, one command an append', 1],
    ['memory, up to 50 commands an append', 50],
    ['SQLite, up to 50 commands an append', 50],
  ])('gives the same bytes and the same canonical answers: %s', async (name, size) => {
    let now = 0;
    const clock = (): number => now;
    const copy = name.startsWith('memory')
      ? createMemoryStore({ clock })
      : right(await openSqliteStore({ path: join(folder, 'copy.db'), clock })());
    for (const { at, requests } of appendsOf(log, size)) {
      now = at;
      right(await copy.append(requests)());
    }
    const copied = await everything(copy);
    expect(copied.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))).toEqual(
      log.map(({ bytes }) => Buffer.from(bytes).toString('utf8')),
    );
    expect(right(await copy.head()())).toEqual(right(await original.head()()));
    expect(await answersOf(copy)).toEqual(await answersOf(original));
    await copy.close();
  });
});
