import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IdentitySettings, ServiceSettings, Serving, SettingProblem } from '@kpi-ledger/api';
import type { OpenLedger } from '@kpi-ledger/api/ledger';
import type { Terms } from '@kpi-ledger/connections';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, invalid, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

/** Loaded by the two commands that serve: every other one starts in half the time without it. */
const service = () => import('@kpi-ledger/api');

const DEFAULT_PORT = 8080;
export const HOST = '127.0.0.1';
export const PORT_OPTION = text('cổng; mặc định PORT hoặc 8080', 'port; default PORT or 8080');
/** The built page. */
const PAGE = join(dirname(createRequire(import.meta.url).resolve('@kpi-ledger/web/package.json')), 'dist');

type Problems = readonly SettingProblem[];

/** The port of `--port` or PORT; 0 takes a free one. */
function readPort(flag: string | undefined, environment: NodeJS.ProcessEnv): E.Either<Problems, number> {
  const [setting, given = ''] = flag === undefined ? ['PORT', environment['PORT']] : ['--port', flag];
  if (flag === undefined && given === '') return E.right(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  return port >= 0 && port <= 65_535
    ? E.right(port)
    : E.left([
        { setting, vi: `"${given}" không phải là cổng từ 0 đến 65535`, en: `"${given}" is no port from 0 to 65535` },
      ]);
}

export interface ServingSettings {
  readonly port: number;
  readonly service: ServiceSettings;
  readonly identity: IdentitySettings | null;
}

/**
 * Where and how to serve: `--port`, and the environment (docs/operation.md, docs/access.md). All that is wrong is said at once, before
 * anything is opened.
 */
export async function readServing(
  port: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<E.Either<Failure, ServingSettings>> {
  const { readIdentitySettings, readSettings } = await service();
  const at = readPort(port, environment);
  const [settings, identity] = [readSettings(environment), readIdentitySettings(environment)];
  if (E.isRight(at) && E.isRight(settings) && E.isRight(identity))
    return E.right({ port: at.right, service: settings.right, identity: identity.right });
  return E.left(wrongSettings([at, settings, identity].flatMap((part): Problems => (E.isLeft(part) ? part.left : []))));
}

/** A live ledger is shown to other machines by rights only. */
export async function listen(
  { engine, store, evidence }: OpenLedger,
  { port, service: settings, identity }: ServingSettings,
  host: string,
  openData: Partial<Terms> = {},
): Promise<E.Either<Failure, Serving>> {
  const { createLog, isThisMachine, serve } = await service();
  if (identity === null && engine.ledger()?.kind === 'live' && !isThisMachine(host)) return E.left(issuerNeeded(host));
  const log = createLog(settings.KPI_LOG_LEVEL);
  try {
    return E.right(
      await serve({
        engine,
        store,
        evidence,
        port,
        host,
        identity,
        settings,
        log,
        openData,
        page: PAGE,
      }),
    );
  } catch (error) {
    return E.left(noPort(port, error as NodeJS.ErrnoException));
  }
}

const wrongSettings = (problems: Problems): Failure =>
  usage(
    problems.map(({ setting }) => setting).join(', '),
    problems.map(({ setting, vi }) => `${setting} ${vi}`).join('; '),
    problems.map(({ setting, en }) => `${setting} ${en}`).join('; '),
  );

const issuerNeeded = (host: string): Failure =>
  usage(
    '--host',
    `"${host}" cho máy khác truy cập sổ thật: hãy cấu hình KPI_OIDC_ISSUER và KPI_OIDC_AUDIENCE trước, hoặc chỉ phục vụ tại ${HOST}`,
    `"${host}" opens a live ledger to other machines: configure KPI_OIDC_ISSUER and KPI_OIDC_AUDIENCE first, or serve ${HOST} only`,
  );

export const portTaken = (port: number): Failure =>
  invalid(
    'PORT_TAKEN',
    `${port}`,
    `cổng ${port} đang được chương trình khác dùng; hãy đặt PORT hoặc --port khác, ví dụ PORT=8081`,
    `port ${port} is used by another program; set another PORT or --port, for example PORT=8081`,
  );

const noPort = (port: number, { code, message }: NodeJS.ErrnoException): Failure =>
  code === 'EADDRINUSE'
    ? portTaken(port)
    : invalid(
        'NOT_LISTENING',
        `${port}`,
        `không mở được cổng ${port} (${code}); hãy kiểm tra --host và quyền mở cổng, hoặc đặt PORT hoặc --port khác`,
        `cannot listen on port ${port}: ${message}; check --host, or set another PORT or --port`,
      );

/** Who answers on the port: this service, somebody else, or nobody. */
export async function whoListens(port: number): Promise<'kpi-ledger' | 'other' | 'nobody'> {
  try {
    const answer = await fetch(`http://${HOST}:${port}/health`, { signal: AbortSignal.timeout(3000) });
    const { SERVICE } = await service();
    const health = (await answer.json()) as { readonly service?: unknown };
    return health.service === SERVICE ? 'kpi-ledger' : 'other';
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { readonly code?: string } | undefined) : undefined;
    return cause?.code === 'ECONNREFUSED' ? 'nobody' : 'other';
  }
}

/** Until somebody stops the program with Ctrl-C or a signal. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
