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

/** The engine with a limit to every answer's time, counted and, where the store fails, logged. */
export const watchedEngine = (engine: Engine, { metrics, log, seconds }: Watch): Engine =>
  aroundEngine(engine, (name, asked) => async () => {
    const answer = await withinSeconds(seconds, name, asked());
    if (E.isLeft(answer)) noteError(answer.left, name, metrics, log);
    else if (RECORDING.has(name)) noteOutcome(answer.right as RecordingOutcome, metrics);
    return answer;
  });

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
