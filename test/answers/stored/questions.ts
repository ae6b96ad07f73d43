import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type At, type Engine, openEngine } from '@kpi-ledger/engine';
import { type AnyEvent, canonicalText, decodeEvent } from '@kpi-ledger/events';
import { createMemoryKeyVault, createMemoryStore, type EventStore, type LoggedEvent } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { appendsOf } from '../appends.ts';

export const FOLDER = import.meta.dirname;

/** The canonical bytes of the ledger that is asked, one event a line. */
export const storedLines = (): readonly string[] =>
  gunzipSync(readFileSync(join(FOLDER, 'ledger.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Later than everything in the ledger. */
export const AFTER = Date.parse('2026-11-20T00:00:00.000Z');

/** Three states of knowledge: in the middle of April, before the last acts, and all of it. */
const KNOWN: readonly At[] = [
  { known: { kind: 'date', day: '2026-04-12' } },
  { known: { kind: 'ordinal', n: 1589 } },
  { known: { kind: 'instant', at: '2026-11-03T12:00:00.000Z' } },
  {},
];
const DAYS: readonly At[] = [{}, { effective: '2026-06-30' }];

type Ask = (engine: Engine, at: At) => TaskEither<unknown, unknown>;

/** Every kind of answer, by the name it is stored under. */
const ASKED: { readonly [name: string]: Ask } = {
  'rate 2026-Q1': (engine, at) => engine.rate({ period: '2026-Q1', people: true, ...at }),
  'rate 2026-Q3': (engine, at) => engine.rate({ period: '2026-Q3', ...at }),
  'explain head-so-noi-vu 2026-Q1': (engine, at) =>
    engine.explain({ period: '2026-Q1', subject: 'head-so-noi-vu', ...at }),
  'explain head-so-tai-chinh 2026-Q1': (engine, at) =>
    engine.explain({ period: '2026-Q1', subject: 'head-so-tai-chinh', ...at }),
  'readiness 2026-Q3': (engine, at) => engine.readiness({ period: '2026-Q3', ...at }),
  'classify 2026': (engine, at) => engine.classify({ period: '2026', ...at }),
  'agencies 2026': (engine, at) => engine.agencies({ period: '2026', ...at }),
  progress: (engine, at) => engine.progress(at),
  indicators: (engine, at) => engine.indicators(at),
  'rules 2026-Q3': (engine, at) => engine.rules({ period: '2026-Q3', ...at }),
  overrides: (engine, at) => engine.overrides(at),
};

/** One stored answer: what was asked, and the answer's canonical text. */
export interface Stored {
  readonly question: string;
  readonly at: At;
  readonly answer: string;
}

/** All questions put to a store that holds the ledger, in a fixed order. */
export async function answersOf(store: EventStore): Promise<readonly Stored[]> {
  const opened = await openEngine({ store, vault: createMemoryKeyVault(), clock: () => AFTER })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  const answers: Stored[] = [];
  for (const known of KNOWN)
    for (const day of DAYS)
      for (const [question, ask] of Object.entries(ASKED)) {
        const at = { ...known, ...day };
        const answer = await ask(opened.right, at)();
        answers.push({
          question,
          at,
          answer: canonicalText(E.isRight(answer) ? answer.right : { refused: answer.left }),
        });
      }
  return answers;
}

/** Writes the ledger into an empty store whose clock is set before each append; the bytes must come out as they were. */
export async function fill(store: EventStore, setClock: (now: number) => void): Promise<void> {
  for (const { at, requests } of appendsOf(logged(), 50)) {
    setClock(at);
    const appended = await store.append(requests)();
    if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
  }
}

function logged(): readonly LoggedEvent[] {
  const utf8 = new TextEncoder();
  return storedLines().map((line, i) => {
    const event = decodeEvent(JSON.parse(line));
    if (E.isLeft(event)) throw new Error(JSON.stringify(event.left));
    return { ordinal: i + 1, bytes: utf8.encode(line), event: event.right as AnyEvent };
  });
}

/** A memory store with the ledger in it. */
export async function filledMemoryStore(): Promise<EventStore> {
  let now = 0;
  const store = createMemoryStore({ clock: () => now });
  await fill(store, (at) => {
    now = at;
  });
  return store;
}
