import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { LoopbackServer } from './loopback-server.js';

/** The server that the tests of this file run against: a real one when KPI_TEST_ESDB_URL names it, else the loopback server. */
export interface ServerUnderTest {
  readonly name: string;
  /** null: it is a real one, and can do nothing on demand. */
  readonly loopback: LoopbackServer | null;
  /** The address of a ledger that is not there yet. */
  newLedger(): string;
}

export function serverUnderTest(): ServerUnderTest {
  const real = process.env['KPI_TEST_ESDB_URL'];
  const loopback = real === undefined ? new LoopbackServer() : null;
  if (loopback !== null) {
    console.warn('not run against a real EventStoreDB: KPI_TEST_ESDB_URL is not set; the loopback server stands in');
    beforeAll(() => loopback.start());
    afterAll(() => loopback.stop());
  }
  return {
    name: loopback === null ? 'the server of KPI_TEST_ESDB_URL' : 'loopback server',
    loopback,
    newLedger: () => {
      const address = loopback?.address ?? real ?? '';
      return `${address}${address.includes('?') ? '&' : '?'}ledger=test-${randomUUID()}`;
    },
  };
}
