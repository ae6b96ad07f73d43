import type { EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { invalidField, type Problem, problem } from '../problem.js';
import type { CursorStore } from './cursor.js';
import { type Item, readItem } from './item.js';
import { type Settled, settle, type Taking } from './settle.js';
import type { Delivered, TaskPage, TaskSource } from './task-source.js';

/** So long may one item be, as JSON text. */
export const ITEM_LIMIT = 256 * 1024;

export interface TakeOptions extends Omit<Taking, 'source' | 'takenBack'> {
  readonly source: TaskSource;
  readonly cursor: CursorStore;
  /** Goes past items that are rejected: they are told once and not asked for again. */
  readonly passRejected: boolean;
}

/** An item that was not taken, with why. */
export interface Rejected {
  readonly place: string;
  /** Null where not even the id could be read. */
  readonly id: string | null;
  readonly version: number | null;
  readonly problems: readonly Problem[];
}

export interface Taken {
  readonly items: number;
  readonly recorded: number;
  /** Delivered before, or so in the ledger already. */
  readonly alreadyThere: number;
  /** Older than what is recorded. */
  readonly outdated: number;
  readonly rejected: readonly Rejected[];
  /** Files or pages that could not be read. */
  readonly broken: readonly Problem[];
  /** Why it ended early: the source or the cursor failed. What was recorded before stays. */
  readonly stopped: Problem | null;
}

interface Pass extends Taken {
  readonly failure: EngineError | null;
}

const NOTHING: Pass = {
  ...{ items: 0, recorded: 0, alreadyThere: 0, outdated: 0 },
  ...{ rejected: [], broken: [], stopped: null, failure: null },
};

/**
 * Takes everything new from a source, page by page: each page is one transaction, and only when it is acknowledged does the
 * cursor move, up to the first page with something rejected. Left: the ledger failed; what was acknowledged before stays.
 */
export const takeTasks =
  (options: TakeOptions): TaskEither<EngineError, Taken> =>
  async () => {
    const takenBack: Taking['takenBack'] = new Map();
    let recorded = 0;
    let first: Taken | null = null;
    let passing = false;
    for (;;) {
      const { failure, ...taken } = options.dryRun
        ? await check(options, takenBack)
        : await takeOnce(options, takenBack, passing);
      if (failure !== null) return E.left(failure);
      recorded += taken.recorded;
      first ??= taken;
      const { items, alreadyThere, outdated } = first;
      const ended = options.dryRun || passing || taken.rejected.length === 0 || taken.stopped !== null;
      // What waited for something on a later page may be taken now.
      if (!ended && taken.recorded > 0) continue;
      if (ended || !options.passRejected) return E.right({ ...taken, items, recorded, alreadyThere, outdated });
      passing = true;
    }
  };

async function takeOnce(options: TakeOptions, takenBack: Taking['takenBack'], passing: boolean): Promise<Pass> {
  const { source, cursor } = options;
  let pass = NOTHING;
  let clean = true;
  for await (const page of pagesOf(options)) {
    if (E.isLeft(page)) return { ...pass, stopped: page.left };
    const taken = await takePage(page.right.items, { ...options, takenBack, source: source.id });
    pass = joined(pass, { ...taken, broken: page.right.broken });
    if (taken.failure !== null) return pass;
    clean &&= page.right.broken.length === 0 && (passing || taken.rejected.length === 0);
    const moved = clean ? cursor.move(page.right.next) : E.right(undefined);
    if (E.isLeft(moved)) return { ...pass, stopped: moved.left };
  }
  return pass;
}

/** All pages as one, for what stands on one page may need another; nothing is recorded. */
async function check(options: TakeOptions, takenBack: Taking['takenBack']): Promise<Pass> {
  const items: Delivered[] = [];
  const broken: Problem[] = [];
  let stopped: Problem | null = null;
  for await (const page of pagesOf(options)) {
    if (E.isLeft(page)) stopped = page.left;
    else {
      items.push(...page.right.items);
      broken.push(...page.right.broken);
    }
  }
  return { ...(await takePage(items, { ...options, takenBack, source: options.source.id })), broken, stopped };
}

async function* pagesOf({ source, cursor }: TakeOptions): AsyncGenerator<E.Either<Problem, TaskPage>> {
  const start = cursor.read();
  if (E.isLeft(start)) return yield start;
  let at = start.right;
  for (;;) {
    const page = await source.since(at)();
    yield page;
    if (E.isLeft(page) || !page.right.more) return;
    if (page.right.next === at) return yield E.left(standsStill(source.id));
    at = page.right.next;
  }
}

const standsStill = (source: string): Problem =>
  problem(
    'SOURCE_STANDS_STILL',
    source,
    'nguồn báo còn trang tiếp theo nhưng vị trí không tiến lên; hãy báo đơn vị vận hành nguồn',
    'the source says that another page waits, but its cursor does not move',
  );

async function takePage(delivered: readonly Delivered[], taking: Taking): Promise<Pass> {
  const read = delivered.map((one) => ({ one, item: readDelivered(one) }));
  const good = read.flatMap(({ one, item }) => (E.isRight(item) ? [{ one, item: item.right }] : []));
  const settled = await settle(
    good.map(({ item }) => item),
    taking,
  );
  if (E.isLeft(settled)) return { ...NOTHING, failure: settled.left };
  const count = (...of: readonly Settled['status'][]): number =>
    settled.right.filter(({ status }) => of.includes(status)).length;
  return {
    ...NOTHING,
    items: delivered.length,
    recorded: count('RECORDED'),
    alreadyThere: count('REPEATED', 'ALREADY_SO'),
    outdated: count('OUTDATED', 'NEVER_THERE'),
    rejected: [
      ...read.flatMap(({ one, item }) => (E.isLeft(item) ? [rejectedOf(one, one.value, item.left)] : [])),
      ...good.flatMap(({ one, item }, i) =>
        settled.right[i]?.status === 'REJECTED' ? [rejectedOf(one, item, settled.right[i].problems)] : [],
      ),
    ],
  };
}

function readDelivered({ place, value }: Delivered): E.Either<readonly Problem[], Item> {
  const length = JSON.stringify(value)?.length ?? 0;
  if (length > ITEM_LIMIT) return E.left([tooLarge(place, length)]);
  const item = readItem(value);
  return E.isLeft(item) ? E.left(item.left.map(invalidField)) : item;
}

const tooLarge = (place: string, length: number): Problem =>
  problem(
    'ITEM_TOO_LARGE',
    place,
    `mục dài ${length} ký tự, tối đa ${ITEM_LIMIT}; tài liệu minh chứng chỉ gửi tên và mã băm`,
    `the item has ${length} characters, ${ITEM_LIMIT} at most; of documents only name and hash are sent`,
  );

function rejectedOf({ place }: Delivered, value: unknown, problems: readonly Problem[]): Rejected {
  const { id, version } = (typeof value === 'object' && value !== null ? value : {}) as { [field: string]: unknown };
  return {
    place,
    id: typeof id === 'string' ? id.slice(0, 100) : null,
    version: typeof version === 'number' ? version : null,
    problems,
  };
}

const joined = (a: Pass, b: Pass): Pass => ({
  items: a.items + b.items,
  recorded: a.recorded + b.recorded,
  alreadyThere: a.alreadyThere + b.alreadyThere,
  outdated: a.outdated + b.outdated,
  rejected: [...a.rejected, ...b.rejected],
  broken: [...a.broken, ...b.broken],
  stopped: b.stopped,
  failure: b.failure,
});
