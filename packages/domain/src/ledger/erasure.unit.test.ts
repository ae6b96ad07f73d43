import { expect, test } from 'vitest';
import { type Attempt, createWorld, DECISION, LEDGER, TODAY, type World } from '../testing/world.js';

const erase = (data: object = {}): Attempt => ({
  type: 'SubjectErased',
  validAt: null,
  data: { subject: 'official-p1', legalBasis: 'Luật', decision: DECISION, ...data },
});

function opened(): World {
  const world = createWorld();
  world.given({ type: 'LedgerOpened', validAt: null, data: { ledger: LEDGER, kind: 'live', city: 'hue' } });
  return world;
}

const KEPT = {
  code: 'RECORDS_KEPT',
  values: { last: '2026-05-01', term: 'chưa có quyết định', termEn: 'not decided' },
} as const;
const IN_SERVICE = { code: 'IN_SERVICE', values: { where: 'so-a' } } as const;

test('It carries the day on which it is recorded.', () => {
  expect(opened().given(erase())).toMatchObject({ type: 'SubjectErased', validAt: TODAY });
});

test('Without a decision of the authority it is refused.', () => {
  const data = { subject: 'official-p1', legalBasis: 'Luật' };
  expect(opened().refusalsOf({ ...erase(), data })).toEqual(['DECISION_REQUIRED data.decision']);
});

test('A decision releases the records, and nothing else that stands against it.', () => {
  const world = opened();
  world.setErasure({ sealed: true, records: 'KEPT', obstacles: [KEPT, IN_SERVICE] });
  expect(world.refusalsOf(erase())).toEqual(['RECORDS_KEPT data.subject', 'IN_SERVICE data.subject']);
  expect(world.refusalsOf(erase({ records: 'RELEASED_BY_DECISION' }))).toEqual(['IN_SERVICE data.subject']);
  world.setErasure({ sealed: true, records: 'KEPT', obstacles: [KEPT] });
  expect(world.given(erase({ records: 'RELEASED_BY_DECISION' }))).toMatchObject({
    data: { records: 'RELEASED_BY_DECISION' },
  });
});

test('It says nothing of the records that the ledger does not say.', () => {
  const world = opened();
  expect(world.refusalsOf(erase({ records: 'PERIOD_OVER' }))).toEqual(['WRONG_RECORDS data.records']);
  world.setErasure({ sealed: true, records: 'KEPT', obstacles: [KEPT] });
  expect(world.refusalsOf(erase({ records: 'NONE' }))).toEqual([
    'WRONG_RECORDS data.records',
    'RECORDS_KEPT data.subject',
  ]);
});

test.each(['ledger', 'unit-without-texts'])('Of %s there is nothing to erase.', (subject) => {
  const world = opened();
  world.setErasure({ sealed: subject === 'ledger', records: 'NONE', obstacles: [] });
  expect(world.refusalsOf(erase({ subject }))).toEqual(['NOTHING_TO_ERASE data.subject']);
});

test('A second erasure says nothing new, whatever has come up since.', () => {
  const world = opened();
  world.given(erase());
  world.setErasure({ sealed: true, records: 'KEPT', obstacles: [KEPT] });
  expect(world.refusalsOf(erase({ legalBasis: 'khác' }))).toEqual([]);
});
