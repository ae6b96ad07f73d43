import { type OpenLedger, SERVICE, type Serving, serve } from '@kpi-ledger/api';
import type { Terms } from '@kpi-ledger/connections';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, invalid, usage } from '../terminal/failure.js';

export const DEFAULT_PORT = 8080;
export const HOST = '127.0.0.1';

/** The port of `--port` or PORT; 0 takes a free one. */
export function readPort(given: string | undefined): E.Either<Failure, number> {
  if (given === undefined || given === '') return E.right(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  return port >= 0 && port <= 65_535
    ? E.right(port)
    : E.left(usage('PORT', `"${given}" không phải là cổng từ 0 đến 65535`, `"${given}" is no port from 0 to 65535`));
}

export async function listen(
  ledger: OpenLedger,
  port: number,
  host: string,
  openData: Partial<Terms> = {},
): Promise<E.Either<Failure, Serving>> {
  try {
    return E.right(await serve({ engine: ledger.engine, port, host, openData }));
  } catch (error) {
    return E.left(noPort(port, error as NodeJS.ErrnoException));
  }
}

export const portTaken = (port: number): Failure =>
  invalid(
    'PORT_TAKEN',
    `${port}`,
    `cổng ${port} đang được chương trình khác dùng; hãy đặt PORT khác, ví dụ PORT=8081`,
    `port ${port} is used by another program; set another PORT, for example PORT=8081`,
  );

const noPort = (port: number, { code, message }: NodeJS.ErrnoException): Failure =>
  code === 'EADDRINUSE'
    ? portTaken(port)
    : invalid(
        'NOT_LISTENING',
        `${port}`,
        `không mở được cổng ${port} (${code}); hãy kiểm tra --host và quyền mở cổng, hoặc đặt PORT khác`,
        `cannot listen on port ${port}: ${message}; check --host, or set another PORT`,
      );

/** Who answers on the port: this service, somebody else, or nobody. */
export async function whoListens(port: number): Promise<'kpi-ledger' | 'other' | 'nobody'> {
  try {
    const answer = await fetch(`http://${HOST}:${port}/health`, { signal: AbortSignal.timeout(3000) });
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
