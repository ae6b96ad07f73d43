import { type Engine, type EngineError, storeError } from '@kpi-ledger/engine';
import { DEFAULT_TOLERANCE_SECONDS, type EventStore } from '@kpi-ledger/ledger';
import type { RequestHandler } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { overloaded } from '../hardening/index.js';
import { badRequest, engineProblem, type Problem, sendProblem } from '../problem.js';
import { withinSeconds } from './time-limit.js';
import type { Traffic } from './traffic.js';

export type WatchedStore = Pick<EventStore, 'head' | 'trouble'>;

export interface ReadinessOptions {
  readonly engine: Engine;
  /** Why the store did not record what was sent just now. */
  readonly unrecorded: () => EngineError | null;
  /** What it says of itself; its knowledge is what the clock is compared with. null: neither is looked at. */
  readonly store: WatchedStore | null;
  readonly now: () => number;
  readonly traffic: Traffic;
  readonly maxConcurrent: number;
  /** A store that answers later than this is not ready. */
  readonly seconds: number;
  readonly sendReady: RequestHandler;
}

/** Everything that keeps the service from doing its work; the first one gives the problem its name. */
export const readiness =
  (options: ReadinessOptions): RequestHandler =>
  async (request, response, next) => {
    const { traffic, maxConcurrent } = options;
    const problems = [
      ...(traffic.stopping ? [stopping] : []),
      ...(traffic.inProgress >= maxConcurrent ? [overloaded] : []),
      ...(await ledgerProblems(options)),
    ];
    const [first] = problems;
    if (first === undefined) return options.sendReady(request, response, next);
    const errors = problems.map(({ code, path, article, message, detail }) => ({
      code,
      path,
      article,
      message,
      detail,
    }));
    sendProblem(response, { ...first, status: 503, title: 'Not ready', ...(errors.length > 1 ? { errors } : {}) });
  };

async function ledgerProblems({
  engine,
  unrecorded,
  store,
  now,
  seconds,
}: ReadinessOptions): Promise<readonly Problem[]> {
  const refreshed = await withinSeconds(seconds, 'refresh', engine.refresh()());
  if (E.isLeft(refreshed)) return [engineProblem(refreshed.left)];
  if (refreshed.right === null) return [notOpen];
  const trouble = unrecorded() ?? troubleOf(store);
  if (trouble !== null) return [engineProblem(trouble)];
  // A demonstration ledger is written by a simulated clock.
  if (store === null || refreshed.right.kind !== 'live') return [];
  const head = await withinSeconds<string | null>(seconds, 'head', knownAt(store));
  if (E.isLeft(head)) return [engineProblem(head.left)];
  const behind = head.right === null ? 0 : Date.parse(head.right) - now();
  return behind > DEFAULT_TOLERANCE_SECONDS * 1000 ? [clockSkewed(behind)] : [];
}

function troubleOf(store: WatchedStore | null): EngineError | null {
  const trouble = store?.trouble?.() ?? null;
  return trouble === null ? null : storeError(trouble);
}

async function knownAt(store: WatchedStore): Promise<E.Either<EngineError, string | null>> {
  const head = await store.head()();
  return E.isRight(head) ? E.right(head.right.knownAt) : E.left(storeError(head.left));
}

const stopping: Problem = badRequest(
  'SHUTTING_DOWN',
  '',
  'hệ thống đang dừng; hãy gửi tới máy khác hoặc gửi lại sau',
  'the service is stopping',
);

const notOpen: Problem = badRequest('LEDGER_NOT_OPEN', '', 'sổ chưa được mở', 'the ledger is not open');

const clockSkewed = (milliseconds: number): Problem => {
  const seconds = Math.round(milliseconds / 1000);
  return badRequest(
    'CLOCK_SKEW',
    'clock',
    `đồng hồ máy chậm ${seconds} giây so với sự kiện sau cùng của sổ: chưa ghi được gì; hãy chỉnh đồng hồ (NTP)`,
    `the clock is ${seconds} s behind the last event of the ledger: nothing can be recorded; set the clock (NTP)`,
  );
};
