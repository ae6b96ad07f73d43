import { createMemoryKeyVault, type EventStore, type StoredText } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { openEngine } from './index.js';
import { assigned, smallCity } from './testing/city.js';
import { answered, TestLedger } from './testing/ledger.js';

const clock = () => Date.parse('2026-02-01T02:00:00.000Z');

/** A small city with a task, of which the store reads other texts than were written. */
async function engineOver(damage: (stored: StoredText) => string) {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await assigned(ledger, 'viec-1', '2026-01-20');
  const { store } = ledger;
  const { texts } = store;
  if (texts === undefined) throw new Error('the store has no texts');
  const damaged = (stored: StoredText): StoredText => ({ ...stored, text: damage(stored) });
  const over: EventStore = {
    ...store,
    texts: {
      async *after(ordinal) {
        for await (const batch of texts.after(ordinal)) yield batch.map(damaged);
      },
      at: (ordinals) => texts.at(ordinals).map(damaged),
      ofCommand: texts.ofCommand,
    },
  };
  return openEngine({ store: over, vault: createMemoryKeyVault(), clock });
}

const in_ =
  (stream: string, from: string, to: string) =>
  ({ stream: of, text }: StoredText): string =>
    of === stream ? text.replace(from, to) : text;

test('what is damaged where every event is looked at keeps the ledger from opening, and is named', async () => {
  for (const [from, to] of [
    ['"type":"TaskAssigned"', '"type":"TaskForgotten"'],
    ['"stream":"task-viec-1"', '"stream":"task-viec-2"'],
    ['"revision":0', '"revision":1'],
    ['"version":1}', '"version":1'],
    ['"unit":"so-a"', '"unit":"so-a'],
  ] as const) {
    const opened = await (await engineOver(in_('task-viec-1', from, to)))();
    expect(opened, to).toMatchObject(E.left({ kind: 'CORRUPT', path: 'task-viec-1@0' }));
  }
});

test('what is damaged inside an event is refused, and named, by each answer that rests on it', async () => {
  const engine = await answered(await engineOver(in_('post-giam-doc-a', '"role":"HEAD"', '"role":"KING"')));
  const refused = E.left(expect.objectContaining({ kind: 'CORRUPT', path: 'post-giam-doc-a@0' }));
  expect(await engine.rate({ period: '2026-Q1' })()).toEqual(refused);
  expect(await engine.events()()).toEqual(refused);
  expect(await engine.rate({ period: '2026-Q1' })()).toEqual(refused);
  expect(await engine.explain({ period: '2026-Q1', subject: 'giam-doc-a' })()).toEqual(refused);
  expect(E.isRight(await engine.rules()())).toBe(true);
});
