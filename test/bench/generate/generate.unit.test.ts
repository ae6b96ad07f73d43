import { misfitAfter } from '@kpi-ledger/ledger';
import { expect, test } from 'vitest';
import { createHistogram } from './histogram.ts';
import { generateLog, shapeOf } from './log.ts';

const NOTHING_YET = { ledger: null, ordinal: 0, lastOf: () => null };

test('every generated event is one that a store takes: shape of its type, place, chain, canonical bytes', () => {
  const log = [...generateLog(shapeOf(1500))];
  expect(log.length).toBeGreaterThan(1200);
  expect(misfitAfter(NOTHING_YET, log)).toBeNull();
});

test('it holds what a city writes, and at least one fact in twenty more than a week late', () => {
  const histogram = createHistogram();
  for (const made of generateLog(shapeOf(6000))) histogram.take(made);
  const { late, byType, busiestTenth } = histogram.done();
  expect(late).toBeGreaterThan(0.05);
  expect(busiestTenth).toBeGreaterThan(0.25);
  expect(Object.keys(byType)).toEqual(
    expect.arrayContaining([
      ...['TaskAssigned', 'EvidenceSubmitted', 'EvidenceAccepted', 'EvidenceRejected', 'TaskHandedOver', 'TaskAmended'],
      ...['TaskCancelled', 'ObjectiveCauseConfirmed', 'HeadRelieved', 'OfficialLeft', 'IndicatorMeasured'],
      ...['FactCorrected', 'FactRetracted', 'RuleSetAdopted', 'SubjectErased', 'PeriodScoreConfirmed'],
    ]),
  );
});

test('the same seed gives the same bytes, another seed others', () => {
  const lastOf = (seed: number) => [...generateLog(shapeOf(900, seed))].at(-1)?.bytes;
  expect(lastOf(7)).toEqual(lastOf(7));
  expect(lastOf(7)).not.toEqual(lastOf(8));
});
