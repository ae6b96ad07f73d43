import { beforeAll, expect, test } from 'vitest';
import { assigned, post } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import type { Subject } from './responsibility.js';

let ledger: TestLedger;

/** UBND (chair) manages sở A (director), which has phòng 1 (manager, clerk); and sở B, which has a head post without holder. */
beforeAll(async () => {
  ledger = new TestLedger();
  ledger.on('2026-01-02');
  const unit = (id: string, place: { parent?: string; managedBy?: string }) =>
    ledger.record('UnitRegistered', {
      ...{ unit: id, name: id, aliases: [], kind: 'so', scope: 'in', article: null },
      ...place,
    });
  await unit('ubnd', {});
  await unit('so-a', { managedBy: 'ubnd' });
  await unit('so-b', { managedBy: 'ubnd' });
  await unit('phong-1', { parent: 'so-a' });
  for (const of of ['ubnd', 'so-a', 'so-b', 'phong-1']) await post(ledger, `head-${of}`, of);
  for (const person of ['chair', 'director', 'manager', 'clerk'])
    await ledger.record('OfficialRegistered', { person, name: person, personKind: 'CONG_CHUC' });
  await ledger.record('HeadAppointed', { post: 'head-ubnd', person: 'chair' });
  await ledger.record('HeadAppointed', { post: 'head-so-a', person: 'director' });
  await ledger.record('HeadAppointed', { post: 'head-phong-1', person: 'manager' });
  await ledger.record('OfficialAssigned', { person: 'clerk', unit: 'phong-1', role: 'STAFF' });
  await assigned(ledger, 'of-unit', '2026-03-31');
  await assigned(ledger, 'of-person', '2026-03-31', 1, { person: 'clerk' });
});

const ask = async (kind: Subject['kind'], id: string) => {
  const [row] = await answered((await ledger.engine()).responsibilities([{ kind, id }]));
  if (row === undefined) return null;
  const posts = (of: typeof row.above) => of.map((one) => one.post);
  return { ...row, scoredBy: posts(row.scoredBy), classifiedBy: posts(row.classifiedBy), above: posts(row.above) };
};

test('Staff of a component unit: its head scores, the head of the agency classifies (Điều 10).', async () => {
  expect(await ask('person', 'clerk')).toEqual({
    ...{ kind: 'person', id: 'clerk', people: ['clerk'], units: ['phong-1', 'so-a'] },
    ...{ scoredBy: ['head-phong-1'], classifiedBy: ['head-so-a'] },
    above: ['head-phong-1', 'head-so-a', 'head-ubnd'],
  });
});

test('The head of an agency: the head of the managing authority scores and classifies.', async () => {
  const of = { units: ['so-a'], scoredBy: ['head-ubnd'], classifiedBy: ['head-ubnd'], above: ['head-ubnd'] };
  expect(await ask('person', 'director')).toMatchObject({ people: ['director'], ...of });
  expect(await ask('post', 'head-so-a')).toMatchObject({ people: ['director'], ...of });
  expect(await ask('unit', 'so-a')).toMatchObject({ people: [], ...of });
});

test('A unit whose head is still to be appointed stands under the same authority; nobody holds its post.', async () => {
  const of = { units: ['so-b'], scoredBy: ['head-ubnd'] };
  expect(await ask('unit', 'so-b')).toMatchObject(of);
  expect(await ask('post', 'head-so-b')).toMatchObject({ ...of, people: [] });
});

test('A task is the matter of who does it: a unit through its head, or a person.', async () => {
  expect(await ask('task', 'of-unit')).toMatchObject({ people: [], units: ['so-a'], scoredBy: ['head-ubnd'] });
  expect(await ask('task', 'of-person')).toMatchObject({
    ...{ people: ['clerk'], units: ['phong-1', 'so-a'] },
    ...{ scoredBy: ['head-phong-1'], classifiedBy: ['head-so-a'] },
  });
});

test('An authority is named with its unit and holder.', async () => {
  const rows = await answered((await ledger.engine()).responsibilities([{ kind: 'unit', id: 'so-a' }]));
  expect(rows[0]?.scoredBy).toEqual([{ post: 'head-ubnd', unit: 'ubnd', holder: 'chair' }]);
});

test.each(['unit', 'post', 'person', 'task'] as const)('An unknown %s has no row.', async (kind) => {
  expect(await ask(kind, 'nobody')).toBeNull();
});

test('The head of the city stands under nobody that is recorded.', async () => {
  expect(await ask('person', 'chair')).toMatchObject({ scoredBy: [], classifiedBy: [], above: [] });
});

test('The last decision about entrances that stands holds; a retracted one does not.', async () => {
  const city = new TestLedger().on('2026-01-02');
  const policy = async () => (await city.engine()).accessPolicy().cliWrites;
  expect(await policy()).toBe('ALLOWED');
  const id = await city.record('AccessPolicyDecided', { cliWrites: 'FORBIDDEN' });
  expect(await policy()).toBe('FORBIDDEN');
  await city.record('FactRetracted', {
    ...{ stream: 'ledger', target: id, targetType: 'AccessPolicyDecided', reason: 'nhầm' },
  });
  expect(await policy()).toBe('ALLOWED');
});
