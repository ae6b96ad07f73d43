import type { Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { aroundEngine } from './around-engine.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { withinSeconds } from './time-limit.js';

export interface Watch {
  readonly metrics: Metrics;
  readonly log: Log;
  /** How long somebody waits for an answer. */
  readonly seconds: number;
}

export interface Watched {
  readonly engine: Engine;
  /** Why the store did not record the last command, as long as that says something about the next one; null: it may. */
  unrecorded(): EngineError | null;
}

/** Whoever looks at readiness sends nothing while it is red: only another command tells whether the store records again. */
const TROUBLE_MILLISECONDS = 10_000;

/** The engine with a limit to every answer's time, counted and, where the store fails, logged. */
export function watchedEngine(engine: Engine, { metrics, log, seconds }: Watch): Watched {
  let trouble: { readonly error: EngineError; readonly at: number } | null = null;
  const watched = aroundEngine(engine, (name, asked) => async () => {
    const answer = await withinSeconds(seconds, name, asked());
    if (E.isLeft(answer)) noteError(answer.left, name, metrics, log);
    if (!RECORDING.has(name)) return answer;
    if (E.isRight(answer)) noteOutcome(answer.right as RecordingOutcome, metrics);
    if (E.isLeft(answer) && isTrouble(answer.left)) trouble = { error: answer.left, at: performance.now() };
    else if (E.isRight(answer)) trouble = null;
    return answer;
  });
  return {
    engine: watched,
    unrecorded: () =>
      trouble !== null && performance.now() - trouble.at < TROUBLE_MILLISECONDS ? trouble.error : null,
  };
}

/** Others were faster: that is no trouble of the store. */
const isTrouble = ({ kind, code }: EngineError): boolean => kind === 'UNAVAILABLE' && code !== 'STREAM_CONTENDED';

const RECORDING: ReadonlySet<string> = new Set(['execute', 'executeAll']);

interface RecordingOutcome {
  readonly status: string;
  /** Of one command. */
  readonly events?: readonly unknown[];
  /** Of several. */
  readonly rows?: readonly { readonly status: string; readonly events?: readonly unknown[] }[];
}

function noteOutcome(outcome: RecordingOutcome, { appended, refused }: Metrics): void {
  const rows = outcome.rows ?? [outcome];
  refused.inc(rows.filter(({ status }) => status === 'REFUSED').length);
  if (outcome.status !== 'RECORDED') return;
  const recorded = rows.filter(({ status }) => status === 'RECORDED');
  appended.inc(recorded.reduce((sum, { events = [] }) => sum + events.length, 0));
}

/** What a store says; anything else counts as OTHER, so that a label has no more values than these. */
const STORE_CODES: ReadonlySet<string> = new Set([
  ...['STORE_UNAVAILABLE', 'STORE_SLOW', 'LOG_CUT', 'CORRUPT', 'OUTCOME_UNKNOWN', 'CLOCK_SKEW', 'STREAM_CONTENDED'],
  ...['DISK_FULL', 'READ_ONLY', 'BUSY', 'DISK_FAILED', 'CANNOT_OPEN', 'NOT_A_LEDGER', 'NEWER_FORMAT'],
]);

function noteError({ kind, code }: EngineError, name: string, { refused, storeErrors }: Metrics, log: Log): void {
  if (kind === 'REFUSED') refused.inc();
  if (kind !== 'UNAVAILABLE' && kind !== 'CORRUPT') return;
  const known = STORE_CODES.has(code) ? code : 'OTHER';
  storeErrors.inc({ code: known });
  log.warn({ code: known, asked: name }, 'the store did not answer');
}
