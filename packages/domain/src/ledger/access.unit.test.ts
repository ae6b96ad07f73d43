import { expect, test } from 'vitest';
import { type Attempt, createWorld, DECISION, LEDGER, type World } from '../testing/world.js';

const policy = (cliWrites: 'ALLOWED' | 'FORBIDDEN', more: object = { decision: DECISION }): Attempt => ({
  type: 'AccessPolicyDecided',
  validAt: '2026-07-15',
  data: { cliWrites, ...more },
});

function opened(): World {
  const world = createWorld();
  world.given({ type: 'LedgerOpened', validAt: null, data: { ledger: LEDGER, kind: 'live', city: 'hue' } });
  return world;
}

test('Who may write is decided by the authority.', () => {
  expect(opened().refusalsOf(policy('FORBIDDEN', {}))).toEqual(['DECISION_REQUIRED data.decision']);
});

test('The same again says nothing new; the opposite does, and is not lost behind an older decision.', () => {
  const world = opened();
  expect(world.given(policy('FORBIDDEN'))).toMatchObject({ data: { cliWrites: 'FORBIDDEN' } });
  expect(world.decide(policy('FORBIDDEN'))).toMatchObject({ right: [] });
  expect(world.given(policy('ALLOWED'))).toMatchObject({ data: { cliWrites: 'ALLOWED' } });
  expect(world.decide(policy('FORBIDDEN'))).toMatchObject({ right: [{ data: { cliWrites: 'FORBIDDEN' } }] });
});
