import { expect, test } from 'vitest';
import type { At, Engine } from '../engine.js';
import { fourAnswers } from '../testing/four-answers.js';
import { answered } from '../testing/ledger.js';
import { rated } from '../testing/rated-city.js';

const holder = async (engine: Engine, at: At) => {
  const { rows } = await answered(engine.rate({ period: '2026-Q1', ...at }));
  return rows.find(({ post }) => post === 'giam-doc-a')?.holder ?? null;
};

/** On 10 April it is recorded that the director was relieved on 1 March, and that somebody else took the post on that day. */
test('An appointment that is recorded later than it took effect: who held the post depends on the day and on what is known.', async () => {
  const ledger = await rated();
  ledger.on('2026-04-10');
  const newcomer = { person: 'newcomer', name: 'Bà B', personKind: 'CONG_CHUC' } as const;
  await ledger.record('OfficialRegistered', newcomer, '2026-03-01');
  await ledger.record('HeadRelieved', { post: 'giam-doc-a', person: 'director' }, '2026-03-01');
  await ledger.record('HeadAppointed', { post: 'giam-doc-a', person: 'newcomer' }, '2026-03-01');
  ledger.on('2026-04-30');
  const engine = await ledger.engine();
  const first = '2026-04-05';
  expect(await fourAnswers(engine, { first, date: '2026-02-15', today: '2026-04-30' }, holder)).toEqual({
    knownThen: { atTheDate: 'director', today: 'director' },
    knownNow: { atTheDate: 'director', today: 'newcomer' },
  });
  // On the last day of the quarter as well: the day of the appointment counts, not the day of its recording.
  expect(await fourAnswers(engine, { first, date: '2026-03-31', today: '2026-04-30' }, holder)).toEqual({
    knownThen: { atTheDate: 'director', today: 'director' },
    knownNow: { atTheDate: 'newcomer', today: 'newcomer' },
  });
});
