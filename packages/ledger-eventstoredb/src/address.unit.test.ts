import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { parseAddress } from './address.js';

test.each([
  ['esdb://h:2113', 'esdb://h:2113', 'kpi-main'],
  ['esdb://h:2113?tls=false', 'esdb://h:2113?tls=false', 'kpi-main'],
  ['esdb://h:2113?tls=false&ledger=hue', 'esdb://h:2113?tls=false', 'kpi-hue'],
  ['esdb://u:p@h1:1,h2:2,h3:3?ledger=hue-2026&tls=true', 'esdb://u:p@h1:1,h2:2,h3:3?tls=true', 'kpi-hue-2026'],
  ['esdb+discover://cluster?ledger=hue', 'esdb+discover://cluster', 'kpi-hue'],
])('%s', (address, connection, stream) => {
  expect(parseAddress(address)).toEqual(E.right({ connection, stream }));
});

test.each(['', 'esdb://', 'sqlite:x.db', 'http://h:2113', 'esdb://h?ledger=H%20uế', 'esdb://h?ledger='])(
  '%s is refused with a reason',
  (address) => {
    expect(parseAddress(address)).toEqual(E.left(expect.stringMatching(/esdb:\/\/host:port|lower-case letters/)));
  },
);
