import { expect, test } from 'vitest';
import type { Caller } from './caller.js';
import { VerifiedTokens } from './verified-tokens.js';

const caller: Caller = { roles: ['AUDITOR'], unit: null, official: 'a', signedIn: true };
const AT = 1_000_000_500;
const EXPIRES = 1_000_060;

function verified(): VerifiedTokens {
  const tokens = new VerifiedTokens(30);
  tokens.add('one', { caller, generation: 1, at: AT, expires: EXPIRES });
  return tokens;
}

test('a verified token is known again, no other one is', () => {
  expect(verified().callerOf('one', 1, AT)).toBe(caller);
  expect(verified().callerOf('on', 1, AT)).toBe(null);
  expect(verified().callerOf('onee', 1, AT)).toBe(null);
});

test('until the second in which it has expired for the tolerance', () => {
  const end = (EXPIRES + 30) * 1000;
  expect(verified().callerOf('one', 1, end - 1)).toBe(caller);
  expect(verified().callerOf('one', 1, end)).toBe(null);
});

test('until the keys of the issuer are fetched anew, or the clock goes back', () => {
  expect(verified().callerOf('one', 2, AT)).toBe(null);
  expect(verified().callerOf('one', 1, AT - 1)).toBe(null);
});

test('so many are kept, and the one that was verified first goes first', () => {
  const tokens = verified();
  for (let i = 0; i < 10_000; i += 1) tokens.add(`t${i}`, { caller, generation: 1, at: AT, expires: EXPIRES });
  expect(tokens.callerOf('one', 1, AT)).toBe(null);
  expect(tokens.callerOf('t0', 1, AT)).toBe(caller);
});
