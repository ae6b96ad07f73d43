import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type Address, parseAddress, withCredentials } from './address.js';

test.each([
  ['esdb://h:2113', 'esdb://h:2113', 'kpi-main', 'esdb://h:2113?ledger=main'],
  ['esdb://h:2113/', 'esdb://h:2113', 'kpi-main', 'esdb://h:2113?ledger=main'],
  ['esdb://h:2113?tls=false', 'esdb://h:2113?tls=false', 'kpi-main', 'esdb://h:2113?ledger=main'],
  ['esdb://h:2113?tls=false&ledger=hue', 'esdb://h:2113?tls=false', 'kpi-hue', 'esdb://h:2113?ledger=hue'],
  [
    'esdb://u:p@h1:1,h2:2,h3:3?ledger=hue-2026&tls=true',
    'esdb://u:p@h1:1,h2:2,h3:3?tls=true',
    'kpi-hue-2026',
    'esdb://h1:1,h2:2,h3:3?ledger=hue-2026',
  ],
  ['esdb+discover://cluster?ledger=hue', 'esdb+discover://cluster', 'kpi-hue', 'esdb+discover://cluster?ledger=hue'],
])('%s', (address, connection, stream, shown) => {
  expect(parseAddress(address)).toEqual(E.right({ connection, stream, shown, credentialsFile: null }));
});

test.each([
  ['', 'esdb://host:port'],
  ['esdb://', 'esdb://host:port'],
  ['sqlite:x.db', 'esdb://host:port'],
  ['http://h:2113', 'esdb://host:port'],
  ['esdb://h?ledger=hue?tls=false', 'esdb://host:port'],
  ['esdb://h?ledger=H%20uế', 'lower-case'],
  ['esdb://h?ledger=', 'lower-case'],
  ['esdb://h:99999', 'no such port'],
  ['esdb://h:x', 'no host'],
  ['esdb://h1,,h2', 'no host'],
  ['esdb+discover://h1,h2', 'esdb://h1,h2,h3'],
  ['esdb://u@h', 'user:password'],
  ['esdb://u:p@h?tls=false', 'over TLS only'],
  ['esdb://h?tls=false&credentialsFile=/x', 'over TLS only'],
  ['esdb://u:p@h?credentialsFile=/x', 'not in both'],
  ['esdb://h?userCertFile=/x', 'belong together'],
  ['esdb://h?tlsVerifyCert=false', 'tlsCAFile'],
  ['esdb://h?nodePreference=follower', 'leader'],
  ['esdb://h?throwOnAppendFailure=false', 'no parameter'],
  ['esdb://h?defaultDeadline=1', 'no parameter'],
  ['esdb://h?tls=nein', 'true or false'],
  ['esdb://h?gossipTimeout=-1', 'whole number'],
])('%s is no address', (address, reason) => {
  expect(parseAddress(address)).toEqual(E.left(expect.stringContaining(reason)));
});

test('what is wrong is said without the password', () => {
  for (const address of ['esdb://u:geheim@h:x', 'esdb://u:geheim@h?tls=false', 'esdb://u:geheim@h?foo=1'])
    expect(JSON.stringify(parseAddress(address))).not.toContain('geheim');
});

test('credentials from a file are put where the client looks for them', () => {
  const address = parseAddress('esdb://h:1?tls=true&credentialsFile=/run/secrets/esdb');
  const { connection, credentialsFile } = (address as E.Right<Address>).right;
  expect([connection, credentialsFile]).toEqual(['esdb://h:1?tls=true', '/run/secrets/esdb']);
  const from = (text: string) => withCredentials((address as E.Right<Address>).right, text);
  expect(from('kpi:a:b@c\n')).toEqual(E.right('esdb://kpi:a%3Ab%40c@h:1?tls=true'));
  for (const text of ['', 'kpi', 'kpi:', ':x', 'kpi:x\nmore'])
    expect(from(text)).toEqual(E.left(expect.stringContaining('user:password')));
});
