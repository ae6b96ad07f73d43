import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as grpc from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { has } from '../tools/needs.js';
import { ok, pause, refused, renamed, storesOn } from './ledger.js';
import { type LoopbackOptions, LoopbackServer } from './loopback-server.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-tls-'));
const file = (name: string) => join(directory, name);
const servers: LoopbackServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.stop();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function start(options?: LoopbackOptions): Promise<LoopbackServer> {
  const server = new LoopbackServer(options);
  await server.start();
  servers.push(server);
  return server;
}
const { opening, open, openLedger } = storesOn(() => servers[0]?.address ?? '');

describe.skipIf(!has('openssl', 'openssl'))('over TLS', () => {
  beforeAll(() => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    for (const authority of ['ca', 'other'])
      openssl(
        'req',
        '-x509',
        ...key,
        '-keyout',
        `${authority}.key`,
        '-out',
        `${authority}.crt`,
        '-subj',
        `/CN=${authority}`,
      );
    for (const [name, authority] of [
      ['server', 'ca'],
      ['user', 'ca'],
      ['stranger', 'other'],
    ] as const)
      openssl(
        ...['req', '-x509', ...key, '-keyout', `${name}.key`, '-out', `${name}.crt`, '-subj', `/CN=${name}`],
        ...['-CA', `${authority}.crt`, '-CAkey', `${authority}.key`, '-addext', 'subjectAltName=DNS:localhost'],
        ...['-addext', 'basicConstraints=critical,CA:FALSE'],
      );
    writeFileSync(file('account'), 'so-noi-vu:mật khẩu:@1\n');
  });

  /** The server's address by the name in its certificate. */
  const addressOf = async (server: Promise<LoopbackServer>) => (await server).address.replace('127.0.0.1', 'localhost');
  const secured = (options: LoopbackOptions = {}, askForCertificate = false) =>
    start({
      credentials: grpc.ServerCredentials.createSsl(
        readFileSync(file('ca.crt')),
        [{ private_key: readFileSync(file('server.key')), cert_chain: readFileSync(file('server.crt')) }],
        askForCertificate,
      ),
      ...options,
    });

  test('a server is known by the authority in tlsCAFile, and not without it', async () => {
    const address = await addressOf(secured());
    const store = await openLedger({ address: `${address}&tlsCAFile=${file('ca.crt')}` });
    expect(await ok(store.append([renamed('a', 'c1', -1)]))).toMatchObject([{ repeated: false }]);
    for (const stranger of [address, `${address}&tlsCAFile=${file('other.crt')}`])
      expect(await refused(opening({ address: stranger }))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
  });

  test('user and password go along, from the address or from a file, and a wrong one is refused', async () => {
    const address = await addressOf(secured({ account: 'so-noi-vu:mật khẩu:@1' }));
    const tls = `${address}&tlsCAFile=${file('ca.crt')}`;
    const account = `so-noi-vu:${encodeURIComponent('mật khẩu:@1')}@`;
    const store = await openLedger({ address: `${tls}&credentialsFile=${file('account')}` });
    await ok(store.append([renamed('a', 'c1', -1)]));
    expect(await ok((await open({ address: tls.replace('://', `://${account}`) })).head())).toMatchObject({
      ordinal: 2,
    });
    for (const wrong of [tls, tls.replace('://', '://so-noi-vu:sai@')]) {
      const error = await refused(opening({ address: wrong }));
      expect(error).toMatchObject({ kind: 'STORE_UNAVAILABLE', reason: expect.stringContaining('Unauthenticated') });
      expect(JSON.stringify(error)).not.toContain('sai');
    }
    expect(await refused(opening({ address: `${tls}&credentialsFile=${file('none')}` }))).toMatchObject({
      reason: expect.stringContaining('cannot be read'),
    });
    expect(await refused(opening({ address: `${tls}&credentialsFile=${file('ca.crt')}` }))).toMatchObject({
      reason: expect.stringContaining('user:password'),
    });
  });

  test('a certificate of the user opens what asks for one', async () => {
    const address = await addressOf(secured({}, true));
    const as = (name: string) =>
      `${address}&tlsCAFile=${file('ca.crt')}&userCertFile=${file(`${name}.crt`)}&userKeyFile=${file(`${name}.key`)}`;
    expect(await ok((await openLedger({ address: as('user') })).head())).toMatchObject({ ordinal: 1 });
    expect(await refused(opening({ address: as('stranger') }))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
  });
});

describe('two servers in one process', () => {
  test('a broken stream of the one does not touch an append to the other', async () => {
    const [north, south] = [await start(), await start()];
    const one = await openLedger();
    const two = await openLedger({ address: `${south.address}&ledger=hue` });
    south.faults.push('delay');
    const before = south.appends;
    const slow = ok(two.append([renamed('a', 'c1', -1)]));
    north.faults.push('store-and-hang-up');
    await ok(one.append([renamed('a', 'c1', -1)]));
    expect(await slow).toMatchObject([{ repeated: false }]);
    expect(south.appends - before).toBe(1);
    expect(await ok(two.append([renamed('a', 'c2', 0)]))).toMatchObject([{ repeated: false }]);
  });

  test('the end of the one does not touch the other', async () => {
    const [north, south] = [await start(), await start()];
    const one = await openLedger({ timeoutMilliseconds: 500, retryMilliseconds: 500 });
    const two = await openLedger({ address: `${south.address}&ledger=hue` });
    north.stop();
    // Until the connection is known to have ended, what is sent over it may have arrived.
    await pause(50);
    expect(await refused(one.append([renamed('a', 'c1', -1)]))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    expect(await ok(two.append([renamed('a', 'c1', -1)]))).toMatchObject([{ repeated: false }]);
    await one.close();
    expect(await ok(two.append([renamed('a', 'c2', 0)]))).toMatchObject([{ repeated: false }]);
  });
});

describe('the clock of a writer', () => {
  const HOUR = 3_600_000;

  test('that is ahead of the server is refused as such, before anything is sent', async () => {
    const server = await start();
    const store = await open({ clock: () => Date.now() + HOUR });
    const opening = await refused(store.append([renamed('a', 'c1', -1)]));
    expect(opening).toEqual({ kind: 'LEDGER_NOT_OPEN' });
    const ledger = await openLedger();
    expect(await ok(ledger.head())).toMatchObject({ ordinal: 1 });
    expect(await refused(store.append([renamed('a', 'c1', -1)]))).toMatchObject({
      kind: 'CLOCK_SKEW',
      toleranceSeconds: 300,
    });
    expect(server.appends).toBe(1);
  });

  test('is measured by the server, not by the machine that writes', async () => {
    await start({ clockAhead: -HOUR });
    const store = await openLedger();
    const now = await open({ clock: Date.now });
    expect(await refused(now.append([renamed('a', 'c1', -1)]))).toMatchObject({ kind: 'CLOCK_SKEW' });
    await store.close();
  });

  test('does not decide whether the server is still in time to answer', async () => {
    await start({ clockAhead: 12_000 });
    const store = await openLedger({ clock: Date.now });
    expect(await ok(store.append([renamed('a', 'c1', -1)]))).toMatchObject([{ repeated: false }]);
  });
});
