import fc from 'fast-check';
import { expect } from 'vitest';
import { checkDocumented } from '../../services/api/src/testing/documented.js';
import { type HostileService, hostileService, STANDINGS } from './hostile-service.js';
import type { HostileRequest } from './request.js';
import { hostileRequest } from './requests.js';
import type { Received } from './send.js';

/** One that is recorded, whatever the seed: of those made by chance only some in a hundred are. */
const SOUND: HostileRequest = {
  ...{ method: 'POST', target: '/api/v1/commands', as: 'everything', headers: { 'content-type': 'application/json' } },
  body: Buffer.from(
    JSON.stringify({
      ...{ commandId: 'sound', kind: 'UnitRegistered', validAt: '2026-01-01' },
      data: { unit: 'sound', name: 'Sở', aliases: [], kind: 'so', scope: 'in', article: null, synthetic: true },
    }),
  ),
};

/** What came of so many requests, by status. */
export type Tally = ReadonlyMap<number, number>;

/**
 * Sends so many hostile requests, one after the other. Every answer is in time and as documented, none is an error of the service
 * but a documented 503, and the log and the files of evidence change with a 201 only. The seed is printed; the setting
 * `KPI_TEST_FUZZ_SEED` repeats a run.
 */
export async function sendHostileRequests(numRuns: number): Promise<Tally> {
  const seed = Number(process.env['KPI_TEST_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${numRuns} hostile requests, seed ${seed} (KPI_TEST_FUZZ_SEED=${seed} repeats them)`);
  const service = await hostileService();
  const tally = new Map<number, number>();
  try {
    let before = await service.log();
    const send = async (request: HostileRequest): Promise<void> => {
      const files = isEvidence(request) ? service.files() : 0;
      const received = await service.client.send(request, service.tokenOf(request.as));
      tally.set(received.status, (tally.get(received.status) ?? 0) + 1);
      checkAnswer(request, received);
      const after = await service.log();
      checkLog(request, received, before, after);
      if (isEvidence(request)) expect(service.files() - files).toBe(received.status === 201 ? 1 : 0);
      before = after;
    };
    await fc.assert(fc.asyncProperty(hostileRequest(STANDINGS), send), {
      numRuns,
      seed,
      verbose: 1,
      examples: [[SOUND]],
    });
    return tally;
  } finally {
    await service.stop();
  }
}

const pathnameOf = ({ target }: HostileRequest): string => target.replace(/\?.*$/s, '');
const isEvidence = (request: HostileRequest): boolean => /\/evidence\//i.test(pathnameOf(request));
/** The page, and what pages load, are no part of the contract. */
const isPage = (request: HostileRequest): boolean => /^\/($|page\/?$|(docs|page|assets)\/)/i.test(pathnameOf(request));

function checkAnswer(request: HostileRequest, { status, headers, text }: Received): void {
  if (status >= 500 && status !== 503) throw new Error(`an error of the service: ${status} ${text.slice(0, 500)}`);
  if (status === 503) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d+:\d+|SQLITE_|at \w+ \(/);
  if (status < 400 && isPage(request)) return;
  const { method } = request;
  checkDocumented({ method, pathname: pathnameOf(request), status, contentType: headers['content-type'] ?? '', text });
}

type Log = Awaited<ReturnType<HostileService['log']>>;

/** Only who is told 201 has recorded something; a file of evidence stands beside the log. */
function checkLog(request: HostileRequest, { status }: Received, before: Log, after: Log): void {
  if (status === 201 && !isEvidence(request)) expect(after.ordinal).toBeGreaterThan(before.ordinal);
  else expect(after).toEqual(before);
}
