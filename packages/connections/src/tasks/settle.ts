import type { BatchOutcome, Command, Engine, EngineError } from '@kpi-ledger/engine';
import { storeError } from '@kpi-ledger/engine';
import { eventIdOf } from '@kpi-ledger/events';
import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { Problem } from '../problem.js';
import { type History, recordedVersions, type Version, versionsOf } from './history.js';
import { commandPrefix } from './ids.js';
import type { Item } from './item.js';
import { type Step, stepOf } from './plan.js';

/** What became of an item; RECORDED, or would be on a dry run. */
export interface Settled {
  readonly status: 'RECORDED' | 'REPEATED' | 'ALREADY_SO' | 'OUTDATED' | 'NEVER_THERE' | 'REJECTED';
  readonly problems: readonly Problem[];
}

export interface Taking {
  readonly engine: Engine;
  readonly store: EventStore;
  readonly source: string;
  readonly dryRun: boolean;
  /** Items that were taken back before they reached the ledger, by which version: an earlier one that comes late is past. */
  readonly takenBack: Map<string, number>;
}

type Steps = readonly E.Either<Problem, Step>[];
interface Attempt {
  readonly steps: Steps;
  readonly outcome: BatchOutcome;
  /** Items that were rejected. */
  readonly failed: ReadonlySet<number>;
}

/** An item that is refused changes what the later versions of it are, and others may wait for those. */
const ATTEMPTS = 6;

/** Records what may be recorded of the items in one transaction, the others are told why not. One answer an item, in their order. */
export async function settle(
  items: readonly Item[],
  taking: Taking,
): Promise<E.Either<EngineError, readonly Settled[]>> {
  const { engine, store, source, dryRun } = taking;
  try {
    const history = await recordedVersions(store, source, items);
    let order = inOrderOfVersions(items, source);
    let failed: ReadonlySet<number> = new Set();
    for (let attempt = 1; ; attempt++) {
      const steps = planned(items, order, failed, history, taking);
      const settled = attempt === ATTEMPTS;
      const tried = await run(steps, order, engine, true);
      if (E.isLeft(tried)) return tried;
      const next: Attempt = tried.right;
      const same = next.failed.size === failed.size && [...failed].every((i) => next.failed.has(i));
      if (same || settled) {
        const done = dryRun ? tried : await run(steps, order, engine, false);
        return E.isLeft(done) ? done : E.right(answers(items, order, done.right, source));
      }
      failed = next.failed;
      order = [...order.filter((i) => !next.failed.has(i)), ...order.filter((i) => next.failed.has(i))];
    }
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
    throw thrown;
  }
}

/** As delivered, but the versions of one item in their order. */
function inOrderOfVersions(items: readonly Item[], source: string): readonly number[] {
  const byItem = Map.groupBy(items.keys(), (i) => commandPrefix(source, items[i] as Item));
  const queues = new Map(
    [...byItem].map(([key, of]) => [key, of.toSorted((a, b) => (items[a]?.version ?? 0) - (items[b]?.version ?? 0))]),
  );
  return items.map((item) => queues.get(commandPrefix(source, item))?.shift() ?? 0);
}

/** A step for every item, each as if the ones before it were recorded, but for those that failed. */
function planned(
  items: readonly Item[],
  order: readonly number[],
  failed: ReadonlySet<number>,
  recorded: History,
  { engine, source, takenBack }: Taking,
): Steps {
  const ledger = engine.ledger()?.id ?? '';
  const history = new Map(recorded);
  const steps: E.Either<Problem, Step>[] = [];
  for (const i of order) {
    const item = items[i] as Item;
    const known = versionsOf(history, source, item);
    const step = stepOf(source, item, known, takenBack.get(commandPrefix(source, item)));
    steps[i] = step;
    if (E.isRight(step) && step.right.kind === 'NEVER_THERE') takenBack.set(commandPrefix(source, item), item.version);
    if (failed.has(i) || E.isLeft(step) || step.right.kind !== 'COMMAND') continue;
    if (known.some(({ version }) => version === item.version)) continue;
    history.set(commandPrefix(source, item), [...known, versionBy(step.right.command, item, known, ledger)]);
  }
  return steps;
}

const versionBy = (command: Command, { version }: Item, [base]: readonly Version[], ledger: string): Version => ({
  version,
  event: eventIdOf(ledger, command.commandId, 0),
  type: command.type,
  validAt: command.validAt ?? base?.validAt ?? '',
  data: command.data as Version['data'],
});

async function run(
  steps: Steps,
  order: readonly number[],
  engine: Engine,
  dryRun: boolean,
): Promise<E.Either<EngineError, Attempt>> {
  const commanded = order.flatMap((i) => {
    const step = steps[i];
    return step !== undefined && E.isRight(step) && step.right.kind === 'COMMAND'
      ? [{ i, command: step.right.command }]
      : [];
  });
  const done = await engine.executeAll(
    commanded.map(({ command }) => command),
    { skipInvalid: true, dryRun },
  )();
  if (E.isLeft(done)) return done;
  const refused = done.right.rows.flatMap(({ status, index }) =>
    status === 'REFUSED' ? [commanded[index]?.i ?? 0] : [],
  );
  const unplanned = order.filter((i) => E.isLeft(steps[i] as Steps[number]));
  return E.right({ steps, outcome: done.right, failed: new Set([...refused, ...unplanned]) });
}

function answers(
  items: readonly Item[],
  order: readonly number[],
  { steps, outcome }: Attempt,
  source: string,
): readonly Settled[] {
  const settled: Settled[] = [];
  let row = 0;
  for (const i of order) {
    const step = steps[i] as Steps[number];
    if (E.isLeft(step)) settled[i] = { status: 'REJECTED', problems: [step.left] };
    else if (step.right.kind !== 'COMMAND') settled[i] = { status: step.right.kind, problems: [] };
    else settled[i] = answerOf(outcome.rows[row++]);
  }
  return items.map((item, i) => (isOvertaken(item, i, items, settled, source) ? OVERTAKEN : (settled[i] as Settled)));
}

function answerOf(row: BatchOutcome['rows'][number] | undefined): Settled {
  if (row === undefined) throw new Error('a command without an outcome');
  return row.status === 'REFUSED'
    ? {
        status: 'REJECTED',
        problems: row.refusals.map(({ code, path, article, message, detail }) => ({
          code,
          path,
          article,
          message,
          detail,
        })),
      }
    : { status: row.status, problems: [] };
}

const OVERTAKEN: Settled = { status: 'OUTDATED', problems: [] };

/** It was rejected, and a later version of the same item was recorded instead. */
const isOvertaken = (
  item: Item,
  i: number,
  items: readonly Item[],
  settled: readonly Settled[],
  source: string,
): boolean =>
  settled[i]?.status === 'REJECTED' &&
  items.some(
    (other, j) =>
      other.version > item.version &&
      commandPrefix(source, other) === commandPrefix(source, item) &&
      ['RECORDED', 'REPEATED', 'ALREADY_SO'].includes(settled[j]?.status ?? ''),
  );
