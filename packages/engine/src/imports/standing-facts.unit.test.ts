import { expect, test } from 'vitest';
import { smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

test('What stands about the same thing is told with the fields that differ, personal texts without their value.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  const said = {
    ...{ task: 'kin', unit: 'so-a', basis: 'PLAN', title: 'Việc của ông Nguyễn Văn An' },
    milestones: [{ key: 'm1', due: '2026-05-31', units: 1 }],
  };
  await ledger.record('TaskAssigned', { ...said, snapshot: { factor: '1', decidedBy: null } } as never);
  const engine = await ledger.engine();
  const found = async (data: object, validAt = '2026-01-05') =>
    (await answered(engine.standing([{ type: 'TaskAssigned', validAt, data }])))[0];
  expect(await found(said)).toMatchObject({ stream: 'task-kin', validAt: '2026-01-05', differences: [] });
  expect((await found({ ...said, title: 'Việc khác', unit: 'ubnd-tp' }, '2026-01-06'))?.differences).toEqual([
    { path: 'data.title', was: undefined },
    { path: 'data.unit', was: 'so-a' },
    { path: 'validAt', was: '2026-01-05' },
  ]);
  expect(await found({ ...said, task: 'khac' })).toBeNull();
  expect(await found({ task: 'kin' })).toBeNull();
});
