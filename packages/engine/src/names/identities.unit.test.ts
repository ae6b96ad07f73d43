import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { expect, test } from 'vitest';
import { openEngine } from '../index.js';
import { answered, TestLedger } from '../testing/ledger.js';

async function twoPeople(): Promise<TestLedger> {
  const ledger = new TestLedger();
  const kind = { personKind: 'CONG_CHUC' } as const;
  const numbered = { birthDate: '1980-02-29', staffNumber: '046080000123' };
  await ledger.record('OfficialRegistered', { person: 'with', name: 'Bà A', ...kind, ...numbered });
  await ledger.record('OfficialRegistered', { person: 'without', name: 'Ông B', ...kind });
  return ledger;
}

test('Birth date and staff number are read where they are registered, and null where they are not.', async () => {
  const engine = await (await twoPeople()).engine();
  expect(await answered(engine.identities())).toEqual({
    with: { birthDate: '1980-02-29', staffNumber: '046080000123', unreadable: null },
    without: { birthDate: null, staffNumber: null, unreadable: null },
  });
});

test('Without the keys nobody is identified.', async () => {
  const { store } = await twoPeople();
  const keyless = await answered(openEngine({ store, vault: createMemoryKeyVault(), clock: Date.now }));
  expect(await answered(keyless.identities())).toMatchObject({
    with: { birthDate: null, staffNumber: null, unreadable: 'KEY_LOST' },
  });
});
