import { keepOpen, type OpenLedger, openLedger } from '@kpi-ledger/api/ledger';
import type { EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { warnOfKeys } from './key-warnings.js';
import type { Settings } from './options/settings.js';
import type { Answer } from './terminal/answer.js';
import { EXIT, type ExitCode, type Failure, failure, invalid, usage } from './terminal/failure.js';

/**
 * What a command wants of the ledger: only opening one makes a file, and only writing may carry a simulated clock. Signing
 * proves itself by its key; serving follows what others write, and must not stand still while it writes itself.
 */
export type Access = 'read' | 'serve' | 'write' | 'sign' | 'open';

const READING: readonly Access[] = ['read', 'serve'];

type Done = E.Either<Failure, Answer | null>;

/** Opens the ledger of these settings, does the work and closes it, whatever happens. */
export async function withLedger(
  settings: Settings,
  access: Access,
  work: (ledger: OpenLedger) => Promise<Done>,
  /** What the time is where --clock does not say; null: what it really is. */
  otherwise: number | null = null,
): Promise<Done> {
  const { clock } = settings;
  const isReading = READING.includes(access);
  if (clock !== null && isReading) return E.left(clockOnReading);
  const at = clock ?? otherwise;
  const open = openLedger({
    url: settings.store,
    create: access === 'open',
    // One command is one answer: its rows and its names are of the same ledger.
    still: access === 'read',
    lostKeys: isReading ? 'read' : 'refuse',
    writerThread: access === 'serve',
    verified: settings.verified,
    // A service begins where the last one stopped; a question takes what a service has left, and leaves nothing itself.
    ...(isReading ? { memory: access === 'serve' ? 'use' : 'read' } : {}),
    ...(at === null ? {} : { clock: () => at }),
  });
  const opened = await (access === 'serve' ? keepOpen(open) : open)();
  if (E.isLeft(opened)) return E.left(engineFailure(opened.left));
  warnOfKeys(settings, opened.right);
  try {
    const { engine } = opened.right;
    if (clock !== null && engine.ledger()?.kind === 'live') return E.left(clockOnLive);
    const isClosed = engine.accessPolicy().cliWrites === 'FORBIDDEN';
    return isClosed && (access === 'write' || access === 'open')
      ? E.left(writesForbidden(settings.store))
      : await work(opened.right);
  } finally {
    await opened.right.close();
  }
}

const clockOnReading: Failure = usage(
  '--clock',
  'chỉ dùng với lệnh ghi; khi hỏi hãy dùng --effective và --known',
  'is for commands that write; a question takes --effective and --known',
);

/** A live ledger is written, and opened, by the real clock only. */
export const clockOnLive: Failure = invalid(
  'CLOCK_ON_LIVE_LEDGER',
  '--clock',
  'đồng hồ mô phỏng chỉ dùng với sổ trình diễn; sổ thật ghi theo đồng hồ thật',
  'a simulated clock is for demo ledgers only; a live ledger is written by the real clock',
);

/** The command line takes anybody's word for who acts; the authority may want more (AccessPolicyDecided). */
const writesForbidden = (store: string): Failure =>
  invalid(
    'CLI_WRITES_FORBIDDEN',
    store,
    'sổ này không nhận ghi từ dòng lệnh, theo quyết định của cơ quan giữ sổ; hãy ghi qua dịch vụ HTTP với token của mình',
    'this ledger takes no writes from the command line, by decision of its authority; write over HTTP with a token of your own',
  );

/** Too early or too late a clock is refused, not a store that cannot be reached. */
const exitOf = ({ kind, code }: EngineError): ExitCode => {
  if (kind === 'UNAVAILABLE') return code === 'CLOCK_SKEW' ? EXIT.refused : EXIT.unavailable;
  return kind === 'CORRUPT' ? EXIT.unverified : EXIT.refused;
};

export const engineFailure = (error: EngineError): Failure => {
  const { code, path, article, message, detail, refusals = [] } = error;
  const also = refusals
    .slice(1)
    .map((one) => failure(exitOf(error), one.code, one.path, one.message, one.detail, one.article));
  return { ...failure(exitOf(error), code, path, message, detail, article), ...(also.length > 0 ? { also } : {}) };
};

/** Reading asks for a ledger that was opened. */
export const notOpen = (store: string): Failure =>
  invalid(
    'LEDGER_NOT_OPEN',
    store,
    'sổ chưa được mở; hãy chạy "kpi init", "kpi seed" hoặc "kpi demo" trước',
    'the ledger is not open; run "kpi init", "kpi seed" or "kpi demo" first',
  );
