import { expect, test } from 'vitest';
import { History } from '../testing/history.js';
import { factsOf, foldFacts, liveFacts, upTo } from './index.js';

const renamed = (log: History, name: string): string => log.record('UnitRenamed', { unit: 'so-a', name });
const names = (log: History): readonly string[] =>
  factsOf(liveFacts(log.events), 'UnitRenamed').map(({ event }) => event.data.name);

test('A correction replaces data and day; the last live one holds.', () => {
  const log = new History().on('2026-02-01');
  const event = renamed(log, 'A');
  log.on('2026-02-05');
  const first = log.correct(event, { unit: 'so-a', name: 'B' }, '2026-01-20');
  log.on('2026-02-06');
  const second = log.correct(event, { unit: 'so-a', name: 'C' });
  const [fact] = factsOf(liveFacts(log.events), 'UnitRenamed');
  expect(fact).toMatchObject({
    event: { id: event, validAt: '2026-01-20', data: { name: 'C' } },
    ordinal: 1,
    recordedDay: '2026-02-01',
    correctedBy: [first, second],
  });
  expect(fact?.statements.map(({ recordedDay, data }) => [recordedDay, data.name])).toEqual([
    ['2026-02-01', 'A'],
    ['2026-02-05', 'B'],
    ['2026-02-06', 'C'],
  ]);
});

test('A retracted correction gives way to the one before it.', () => {
  const log = new History();
  const event = renamed(log, 'A');
  log.correct(event, { unit: 'so-a', name: 'B' });
  const second = log.correct(event, { unit: 'so-a', name: 'C' });
  log.retract(second);
  expect(names(log)).toEqual(['B']);
});

test('A retraction removes the fact; undoing it restores; undoing that removes it again.', () => {
  const log = new History();
  const event = renamed(log, 'A');
  const retraction = log.retract(event);
  expect(names(log)).toEqual([]);
  const undone = log.retract(retraction);
  expect(names(log)).toEqual(['A']);
  log.retract(undone);
  expect(names(log)).toEqual([]);
});

test('What was retracted is listed with its retraction; undone, it is not.', () => {
  const log = new History();
  const event = renamed(log, 'A');
  const retraction = log.retract(event);
  const listed = () => foldFacts(log.events).retracted.map(({ event: of, by }) => [of.id, by]);
  expect(listed()).toEqual([[event, retraction]]);
  log.retract(retraction);
  expect(listed()).toEqual([]);
});

test('The last live statement wins: a correction after a retraction says that it happened, otherwise.', () => {
  const log = new History();
  const event = renamed(log, 'A');
  log.retract(event);
  log.correct(event, { unit: 'so-a', name: 'B' });
  expect(names(log)).toEqual(['B']);
});

test('A correction may itself be corrected.', () => {
  const log = new History();
  const event = renamed(log, 'A');
  const correction = log.correct(event, { unit: 'so-a', name: 'B' });
  const data = {
    stream: 'unit-so-a',
    target: event,
    targetType: 'UnitRenamed',
    data: { unit: 'so-a', name: 'C' },
    correctedValidAt: null,
    reason: 'x',
  };
  log.correct(correction, data);
  expect(names(log)).toEqual(['C']);
});

test('Statements about another stream, a later event or an unknown one change nothing.', () => {
  const log = new History();
  const event = renamed(log, 'A');
  log.record('FactRetracted', { stream: 'unit-so-b', target: event, targetType: 'UnitRenamed', reason: 'x' });
  log.record('FactRetracted', {
    stream: 'unit-so-a',
    target: '00000000-0000-4000-8000-000000000009',
    targetType: 'UnitRenamed',
    reason: 'x',
  });
  expect(names(log)).toEqual(['A']);
});

test('Data that does not fit the type changes nothing and is reported.', () => {
  const log = new History();
  const event = renamed(log, 'A');
  const correction = log.correct(event, { unit: 'so-a', name: 7 });
  const { facts, unreadable } = foldFacts(log.events);
  expect(unreadable).toEqual([correction]);
  expect(factsOf(facts, 'UnitRenamed')[0]).toMatchObject({ event: { data: { name: 'A' } }, correctedBy: [] });
});

test('Rows of an import count once it is completed.', () => {
  const log = new History();
  log.record('ImportStarted', {
    import: 'nhap-1',
    kind: 'units',
    file: 'don-vi.csv',
    fileHash: 'a'.repeat(64),
    rows: 1,
  });
  log.record('UnitRenamed', { unit: 'so-a', name: 'A' }, { correlationId: 'nhap-1' });
  log.record('UnitRenamed', { unit: 'so-b', name: 'B' });
  expect(names(log)).toEqual(['B']);
  log.record('ImportCompleted', { import: 'nhap-1', recorded: 1, skipped: 0 });
  expect(names(log)).toEqual(['A', 'B']);
});

test('Facts are cut by day after corrections.', () => {
  const log = new History().on('2026-03-10');
  const event = renamed(log, 'A');
  log.on('2026-04-10').correct(event, { unit: 'so-a', name: 'A' }, '2026-04-01');
  expect(upTo(liveFacts(log.events.slice(0, 1)), '2026-03-31')).toHaveLength(1);
  expect(upTo(liveFacts(log.events), '2026-03-31')).toHaveLength(0);
});
