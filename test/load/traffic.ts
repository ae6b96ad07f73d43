import autocannon from 'autocannon';
import type { LoadRequest } from './requests.ts';
import { type Sent, stateAfter } from './sent.ts';

export interface Load {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second of all connections together; left out: each sends the next one as soon as it is answered. */
  readonly rate?: number;
  readonly next: () => LoadRequest;
}

/** Milliseconds. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface LoadResult {
  readonly seconds: number;
  /** Of requests that were let in: neither 429 nor an answer of overload. */
  readonly read: Percentiles;
  readonly write: Percentiles;
  readonly statuses: { readonly [status: string]: number };
  /** 429 and 503, by code of the problem. */
  readonly turnedAway: { readonly [code: string]: number };
  /** Of those, without Retry-After. */
  readonly withoutRetryAfter: number;
  /** Broken connections, by code. */
  readonly connectionErrors: { readonly [code: string]: number };
  readonly timeouts: number;
}

/** A request has so many seconds. */
const TIMEOUT = 60;

interface Underway {
  kind?: LoadRequest['kind'];
  sent?: Sent | undefined;
}

/** Sends requests over so many connections for so long, and notes at each command what its answer says. */
export async function sendLoad({ url, token, connections, seconds, rate, next }: Load): Promise<LoadResult> {
  const times: { [kind in LoadRequest['kind']]: number[] } = { read: [], write: [] };
  const statuses: Record<string, number> = {};
  const turnedAway: Record<string, number> = {};
  const connectionErrors: Record<string, number> = {};
  let withoutRetryAfter = 0;
  /** What was answered last: autocannon says how long it took right after. */
  let answered: LoadRequest['kind'] | null = null;

  // It is both; its types know of one at a time.
  const instance = autocannon({
    ...{ url, connections, duration: seconds, timeout: TIMEOUT },
    ...(rate !== undefined && { overallRate: rate }),
    requests: [
      {
        setupRequest: (request, context) => {
          const { kind, method, path, body, sent } = next();
          Object.assign(context as Underway, { kind, sent });
          const headers = {
            authorization: `Bearer ${token}`,
            ...(sent && { 'content-type': 'application/json', 'idempotency-key': sent.commandId }),
          };
          return { ...request, method, path, headers, body: body ?? '' };
        },
        onResponse: (status, body, context, headers) => {
          const { kind = 'read', sent } = context as Underway;
          const isTurnedAway = status === 429 || status === 503;
          const code = isTurnedAway ? codeOf(body) : null;
          if (sent !== undefined && sent.state === 'OPEN') sent.state = stateAfter(status, code);
          answered = isTurnedAway ? null : kind;
          if (!isTurnedAway) return;
          turnedAway[`${status} ${code}`] = (turnedAway[`${status} ${code}`] ?? 0) + 1;
          const names = Object.keys(headers ?? {}).map((name) => name.toLowerCase());
          if (!names.includes('retry-after')) withoutRetryAfter += 1;
        },
      },
    ],
  }) as unknown as autocannon.Instance & Promise<autocannon.Result>;
  instance.on('response', (_, status, __, milliseconds) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (answered !== null) times[answered].push(milliseconds);
  });
  instance.on('reqError', (error: NodeJS.ErrnoException) => {
    if (error.message === 'request timed out') return;
    const code = error.code ?? error.message;
    connectionErrors[code] = (connectionErrors[code] ?? 0) + 1;
  });
  const result = await instance;
  return {
    seconds: result.duration,
    read: percentilesOf(times.read),
    write: percentilesOf(times.write),
    ...{ statuses, turnedAway, withoutRetryAfter },
    connectionErrors,
    timeouts: result.timeouts,
  };
}

const codeOf = (body: string): string => {
  try {
    return (JSON.parse(body) as { readonly error?: { readonly code?: string } }).error?.code ?? 'NONE';
  } catch {
    return 'NONE';
  }
};

function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
