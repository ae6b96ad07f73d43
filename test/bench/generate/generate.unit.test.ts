import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { misfitAfter } from '@kpi-ledger/ledger';
import { checkFile } from '@kpi-ledger/ledger-sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createHistogram } from './histogram.ts';
import { generateLog, shapeOf } from './log.ts';
import { ledgerFile } from './write-file.ts';

const NOTHING_YET = { ledger: null, ordinal: 0, lastOf: () => null };

test('every generated event is one that a store takes: shape of its type, place, chain, canonical bytes', () => {
  const log = [...generateLog(shapeOf(1500))];
  expect(log.length).toBeGreaterThan(1200);
  expect(misfitAfter(NOTHING_YET, log)).toBeNull();
});

test('a written file of several years passes the full check: rows, chains, and the index beside them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-generated-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'small.db');
  const { events, byType } = await ledgerFile(path, { ...shapeOf(2400), officials: 16, years: 3 });
  expect(checkFile(path)).toMatchObject({ events, flaws: [] });
  expect(byType['SubjectErased']).toBe(9);
});

test('it holds what a city writes, and at least one fact in twenty more than a week late', () => {
  const histogram = createHistogram();
  for (const made of generateLog({ ...shapeOf(6000), units: 20 })) histogram.take(made);
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
