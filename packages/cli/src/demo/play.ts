import type { OpenLedger } from '@kpi-ledger/api/ledger';
import type { BatchOutcome, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { HEADS, holderAt } from './cast.js';
import { addDays, endOf, instantOf, QUARTERS, type Quarter } from './days.js';
import { ASSESSOR, type DemoFact, synthetic } from './demo-fact.js';
import { type DemoDay, demoHistory } from './history.js';
import { OPENED_ON } from './plan-work.js';

/** The ledger that the demonstration opens: always the same, so that its event ids are too. */
export const DEMO_LEDGER = '6d1f7a52-0335-5202-8b57-20260105e001';

/** When a demo ledger begins, unless its clock says otherwise. */
export const DEMO_BEGINS = instantOf(OPENED_ON);

/** The clock of the demonstration: it stands until it is moved. */
export interface SimulatedClock {
  readonly now: () => number;
  move(instant: number): void;
}

export function simulatedClock(): SimulatedClock {
  let at = DEMO_BEGINS;
  return {
    now: () => at,
    move: (instant) => {
      at = instant;
    },
  };
}

/** So many heads get their score confirmed as calculated; the others are not confirmed yet. */
const CONFIRMED_HEADS = 5;

/** Days after the end of a quarter. */
const CONFIRMED_AFTER = 12;

type Recorded = E.Either<EngineError, number>;

/** Writes the history, or what a crash has left out of it; the answer is the number of new facts, 0 the second time. */
export async function playDemo(
  { engine, store }: OpenLedger,
  clock: SimulatedClock,
  onProgress: (done: number, total: number) => void,
): Promise<Recorded> {
  // A ledger that was opened before keeps its id.
  const opened = engine.ledger();
  const days = demoHistory(opened?.id ?? DEMO_LEDGER);
  if (await isPlayed(engine, days)) return E.right(0);
  let recorded = 0;
  const steps = [
    ...(opened === null ? [{ day: OPENED_ON, run: () => openDemo(engine) }] : []),
    ...days.map(({ day, facts }) => ({ day, run: () => record(engine, facts) })),
    ...QUARTERS.map((quarter) => ({
      day: addDays(endOf(quarter), CONFIRMED_AFTER),
      run: () => confirmScores(engine, store, quarter),
    })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const [i, { day, run }] of steps.entries()) {
    clock.move(instantOf(day));
    const done = await run();
    if (E.isLeft(done)) return done;
    recorded += done.right;
    onProgress(i + 1, steps.length);
  }
  return E.right(recorded);
}

/** The last day of the history is there, so all of it is. */
async function isPlayed(engine: Engine, days: readonly DemoDay[]): Promise<boolean> {
  const last = days.at(-1)?.facts ?? [];
  if (engine.ledger() === null) return false;
  const tried = await engine.executeAll(last, { dryRun: true })();
  return E.isRight(tried) && tried.right.counts.REPEATED === last.length;
}

async function openDemo(engine: Engine): Promise<Recorded> {
  // A ledger that was opened before keeps its id.
  const opened = await engine.execute({
    commandId: 'demo-LedgerOpened',
    type: 'LedgerOpened',
    validAt: null,
    data: { ledger: DEMO_LEDGER, kind: 'demo', city: 'hue' },
    actor: 'kpi-seed',
  })();
  return E.isLeft(opened) ? opened : E.right(opened.right.events.length);
}

async function record(engine: Engine, facts: readonly DemoFact[]): Promise<Recorded> {
  const done = await engine.executeAll(facts.map(({ on: _, ...command }) => command))();
  if (E.isLeft(done)) return done;
  const refused = refusalIn(done.right);
  return refused === null ? E.right(done.right.counts.RECORDED) : E.left(refused);
}

function refusalIn({ rows }: BatchOutcome): EngineError | null {
  const row = rows.find(({ status }) => status === 'REFUSED');
  if (row?.status !== 'REFUSED') return null;
  const [first] = row.refusals;
  return first === undefined
    ? null
    : { ...first, path: `${row.commandId} ${first.path}`, kind: 'REFUSED', refusals: row.refusals };
}

/** The authority accepts what was calculated, at the basis of that day (R20). */
async function confirmScores(engine: Engine, store: OpenLedger['store'], quarter: Quarter): Promise<Recorded> {
  const rated = await engine.rate({ period: quarter })();
  if (E.isLeft(rated)) return rated;
  const { basis, rows } = rated.right;
  const heads = new Set(HEADS.map((head) => holderAt(head, quarter)));
  const facts: DemoFact[] = [];
  for (const { holder, S } of rows.filter((row) => row.status === 'OK').slice(0, CONFIRMED_HEADS)) {
    if (holder === null || S === null || !heads.has(holder)) continue;
    const fact = synthetic(
      endOf(quarter),
      `${holder}-${quarter}`,
      'PeriodScoreConfirmed',
      null,
      {
        person: holder,
        period: quarter,
        S,
        calculatedAt: { ordinal: basis.ordinal, root: basis.root },
        confirmedBy: 'head-ubnd-thanh-pho-hue',
      },
      ASSESSOR,
    );
    const before = await store.findCommand(fact.commandId)();
    if (E.isRight(before) && before.right.length === 0) facts.push(fact);
  }
  return record(engine, facts);
}
