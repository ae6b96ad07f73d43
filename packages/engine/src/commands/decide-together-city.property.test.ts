import { openFact } from '@kpi-ledger/ledger';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { FULL_CELLS, smallCity } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import type { Command } from './command.js';

type Fact = Pick<Command, 'type' | 'validAt' | 'data'>;

const person = fc.constantFrom('director', 'employee');
const period = fc.constantFrom('2026-Q1', '2026-03');
const day = fc.constantFrom('2026-02-01', '2026-03-31', '2026-04-10');
const word = { value: '1', reason: 'x' };

/** What decides who leads and how somebody is tracked, and what is judged by that: each changes what the next may say. */
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(person, period).map(
    ([who, of]): Fact => ({
      type: 'GeneralCriteriaConfirmed',
      validAt: null,
      data: { person: who, period: of, cells: FULL_CELLS, reasons: {} },
    }),
  ),
  fc.tuple(person, period).map(
    ([who, of]): Fact => ({
      type: 'GeneralCriteriaSelfScored',
      validAt: null,
      data: { person: who, period: of, cells: FULL_CELLS },
    }),
  ),
  fc.tuple(person, period).map(
    ([who, of]): Fact => ({
      type: 'LeadershipAttested',
      validAt: null,
      data: { person: who, period: of, dd: word, e: word },
    }),
  ),
  fc
    .tuple(person, day)
    .map(([who, validAt]): Fact => ({ type: 'HeadAppointed', validAt, data: { post: 'giam-doc-a', person: who } })),
  fc.tuple(person, day).map(
    ([who, validAt]): Fact => ({
      type: 'OfficialLeft',
      validAt,
      data: { person: who, unit: 'so-a', reason: 'OTHER' },
    }),
  ),
  fc.constantFrom('MONTH', 'QUARTER').map(
    (tracking): Fact => ({
      type: 'TrackingUnitDecided',
      validAt: '2026-01-01',
      data: { unit: 'ubnd-tp', tracking, decision: { number: '12/QĐ-UBND', date: '2026-01-01' } },
    }),
  ),
  fc.tuple(person, period).map(
    ([who, of]): Fact => ({
      type: 'PeriodScoreConfirmed',
      validAt: null,
      data: { person: who, period: of, S: '80', calculatedAt: null },
    }),
  ),
);

const sent = (facts: readonly Fact[]): readonly Command[] =>
  facts.map((one, n) => ({ ...one, commandId: `k${n}`, actor: 'so-noi-vu' }));
const commands = fc.array(fact, { minLength: 3, maxLength: 12 }).map(sent);

/** One that is recorded and one of a month where a quarter is tracked, whatever chance brings. */
const SURELY = sent(
  ['2026-Q1', '2026-03'].map((of) => ({
    ...{ type: 'GeneralCriteriaConfirmed', validAt: null },
    data: { person: 'director', period: of, cells: FULL_CELLS, reasons: {} },
  })),
);

/** What each was answered, and what the log then says, texts open. */
async function played(all: readonly Command[], wait: boolean) {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-04-20');
  const engine = await ledger.engine();
  const answers: ReturnType<ReturnType<typeof engine.execute>>[] = [];
  for (const command of all) {
    const answer = engine.execute(command)();
    if (wait) await answer;
    answers.push(answer);
  }
  const told = (await Promise.all(answers)).map((answer) =>
    E.isLeft(answer)
      ? { code: answer.left.code, path: answer.left.path, detail: answer.left.detail }
      : { status: answer.right.status, events: answer.right.events.map(({ event }) => event.id) },
  );
  const log: object[] = [];
  for await (const { event } of ledger.store.readAll()) log.push({ ...openFact(event, ledger.vault), prevHash: null });
  return { told, log };
}

const seen: { [what: string]: number } = {};

it('what a group says of people and periods is decided on the acts before it in the group', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      const [together, serial] = [await played(all, false), await played(all, true)];
      expect(together).toEqual(serial);
      for (const one of together.told) {
        const what = one.status ?? one.code ?? '';
        seen[what] = (seen[what] ?? 0) + 1;
      }
    }),
    { numRuns: process.env['KPI_TEST_LONG'] === '1' ? 500 : 15, examples: [[SURELY]] },
  );
  // Acts of all these ends have been tried.
  expect(Object.keys(seen)).toEqual(expect.arrayContaining(['RECORDED', 'TRACKED_BY_QUARTER']));
});
