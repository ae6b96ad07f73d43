import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@kpi-ledger/api/ledger';
import { kpi, memoryOf, type Started, startLoopback, startService } from './processes.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import { type Mix, requestsOf } from './requests.ts';
import { type Load, type LoadResult, sendLoad } from './traffic.ts';

export interface Place {
  readonly store: string;
  readonly folder: string;
  stop(): Promise<void>;
}

/** A fresh ledger: the demonstration city, or an empty one. */
export async function placeFor(kind: 'sqlite' | 'eventstoredb', ledger: 'demo' | 'empty'): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-load-'));
  const server: Started | null = kind === 'eventstoredb' ? await startLoopback() : null;
  const store = server === null ? `sqlite:${join(folder, 'load.db')}` : `${server.said}&ledger=load`;
  const make = ledger === 'demo' ? ['demo'] : ['init', '--kind', 'demo', '--city', 'hue'];
  await kpi(folder, ...make, '--store', store);
  return {
    ...{ store, folder },
    stop: async () => {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nobody is turned away for coming from one address or being one official: a trial is both. */
const ONE_SENDER = { KPI_RATE_PER_ADDRESS: '1000000', KPI_RATE_PER_IDENTITY: '1000000' };

export interface Trial extends Omit<Load, 'url' | 'token' | 'next'> {
  readonly mix?: Mix;
  readonly settings?: NodeJS.ProcessEnv;
  /** Called every so often with the service under load. */
  readonly watch?: { readonly milliseconds: number; readonly look: (url: string, pid: number) => Promise<void> };
}

export interface TrialResult extends LoadResult {
  /** Megabytes of the service. */
  readonly memory: { readonly before: number; readonly after: number; readonly most: number };
  readonly events: { readonly before: number; readonly after: number };
  readonly reconciled: Reconciled;
}

let trials = 0;

/** Starts the service, sends a load, stops it and reads the log against what was answered. */
export async function tryLoad(place: Place, { mix, settings = {}, watch, ...load }: Trial): Promise<TrialResult> {
  trials += 1;
  const run = `run${process.pid}-${trials}`;
  const requests = requestsOf(run, mix);
  const service = await startService(place.store, { ...ONE_SENDER, ...settings });
  const { pid } = service.child;
  if (pid === undefined) throw new Error('the service has no process');
  const before = memoryOf(pid).now;
  const looking = watch === undefined ? null : looks(watch, service.said, pid);
  const events = { before: await eventsOf(service.said), after: 0 };
  const token = await signIn(service.said);
  const result = await sendLoad({ ...load, url: service.said, token, next: requests.next });
  await looking?.();
  events.after = await eventsOf(service.said);
  const { now: after, most } = memoryOf(pid);
  await service.stop();
  const reconciled = await withLog(place, (log) => reconcile(requests.sent, log, (id) => id.startsWith(`${run}-`)));
  return { ...result, memory: { before, after, most }, events, reconciled };
}

/** Looks until it is called off; rejects with what a look threw. */
function looks({ milliseconds, look }: NonNullable<Trial['watch']>, url: string, pid: number): () => Promise<void> {
  let isOver = false;
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const looking = (async () => {
    while (!isOver) {
      await look(url, pid);
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
    }
  })();
  return () => {
    isOver = true;
    end();
    return looking;
  };
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ roles: ['RATING_OFFICER'], unit: 'so-noi-vu', official: 'can-bo-1' }),
  });
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}

/** A service that was just under load may need a moment until it is ready again. */
async function eventsOf(url: string): Promise<number> {
  for (;;) {
    const answer = await fetch(`${url}/ready`);
    const { ledger } = (await answer.json()) as { readonly ledger?: { readonly ordinal: number } };
    if (ledger !== undefined) return ledger.ordinal;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

type Log = Parameters<typeof reconcile>[1];

async function withLog<A>({ store }: Place, use: (log: Log) => Promise<A>): Promise<A> {
  const opened = await openStore({ url: store, create: false });
  if (opened._tag === 'Left') throw new Error(opened.left.detail);
  try {
    return await use(opened.right.store.readAll());
  } finally {
    await opened.right.store.close();
  }
}
