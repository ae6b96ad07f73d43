import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { ledgerFolder } from './ledger-file.js';

const { at, done, remove, verify } = ledgerFolder();
const LEDGER = 'demo.db';
const PERSON = 'mau-cong-chuc-04.2';
const CLOCK = ['--clock', '2026-11-02T09:00:00+07:00'];

beforeAll(async () => {
  await demoLedger(at(LEDGER));
  const data = { person: PERSON, unit: 'so-van-hoa-va-the-thao', reason: 'RETIRED', synthetic: true };
  const line = { commandId: 'left', kind: 'OfficialLeft', validAt: '2026-11-01', data };
  writeFileSync(at('left.jsonl'), JSON.stringify(line));
  await done(LEDGER, 'import', at('left.jsonl'), ...CLOCK);
  for (const period of ['2026-Q1', '2026-Q2', '2026-Q3'])
    await done(LEDGER, 'period', 'publish', '--period', period, '--only-ready', ...CLOCK);
});
afterAll(remove);

it('erasing a person breaks no chain and no checkpoint, neither those before it nor the next', async () => {
  await done(LEDGER, 'checkpoint', 'seal', ...CLOCK);
  const { ordinal } = await done(LEDGER, 'checkpoint', 'export', 'before.json');
  await done(LEDGER, 'erase', PERSON, '--decision', '12/QĐ-SNV/2026-11-01', '--records-released', '--yes', ...CLOCK);
  expect(await verify(LEDGER, '--checkpoint', 'before.json')).toMatchObject({ status: 'VALID', ordinal: ordinal + 2 });
  await done(LEDGER, 'checkpoint', 'seal', ...CLOCK);
  const after = await done(LEDGER, 'checkpoint', 'export', 'after.json');
  expect(after.previous).toMatchObject({ ordinal, consistency: { from: ordinal, to: ordinal + 2 } });
  expect(await verify(LEDGER, '--checkpoint', 'before.json', '--checkpoint', 'after.json')).toMatchObject({
    status: 'VALID',
    anchored: ordinal + 2,
  });
});
