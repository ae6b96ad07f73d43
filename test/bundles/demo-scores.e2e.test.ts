import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyEvent } from '@kpi-ledger/events';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { personScore } from '../../packages/engine/src/rate/person-score.js';
import { readingOf } from '../../packages/engine/src/reading/reading.js';
import { eventsOfScore } from '../../packages/engine/src/recompute/events-of-score.js';
import { parsePeriod } from '../../packages/projections/src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-demo-scores-'));
const events: AnyEvent[] = [];

beforeAll(async () => {
  const path = join(folder, 'demo.db');
  await demoLedger(path);
  const store = await openSqliteStore({ path, clock: Date.now })();
  if (E.isLeft(store)) throw new Error(JSON.stringify(store.left));
  for await (const { event } of store.right.readAll()) events.push(event);
  await store.right.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the score of everybody in the demonstration follows from a part of the ledger just as from all of it', () => {
  const knownAt =
    events
      .map(({ recordedAt }) => recordedAt)
      .toSorted()
      .at(-1) ?? null;
  const whole = readingOf(events, knownAt);
  const people = [...whole.at('2026-12-31').organisation.positionsOf.keys()];
  let scored = 0;
  for (const id of ['2026-01', '2026-03', '2026-Q1', '2026-09', '2026-Q3', '2026-H1', '2026'])
    for (const person of people)
      for (const effective of id === '2026' ? ['2026-12-10', '2026-12-31'] : ['2026-12-31']) {
        const period = parsePeriod(id);
        if (period === null) throw new Error(id);
        const kept = eventsOfScore(whole, { person, period, effective });
        const places = events.flatMap((event, i) => (kept.has(event.id) ? [i] : []));
        const part = readingOf(
          places.flatMap((i) => events[i] ?? []),
          knownAt,
          places.map((i) => i + 1),
        );
        const score = (reading: typeof whole) => personScore(reading, person, period, effective, { derivation: true });
        expect(score(part), `${person} ${id} ${effective}`).toEqual(score(whole));
        expect(places.length).toBeLessThan(events.length / 2);
        if (score(whole).S !== null) scored += 1;
      }
  expect(scored).toBeGreaterThan(200);
});
