import { expect, test } from 'vitest';
import { mayStandOn } from './day.js';

test.each([
  ['TaskReported', '2026-03-05', '2026-03-05', true],
  ['TaskReported', '2026-03-06', '2026-03-05', false],
  ['EvidenceSubmitted', '2026-03-06', '2026-03-05', false],
  ['IndicatorMeasured', '2026-12-31', '2026-12-01', false],
  ['HeadAppointed', '2027-01-01', '2026-03-05', true],
  ['TaskAssigned', '2027-01-01', '2026-03-05', true],
  // P22: from 1 December on
  ['GeneralCriteriaConfirmed', '2026-12-31', '2026-12-01', true],
  ['GeneralCriteriaConfirmed', '2026-12-31', '2026-11-30', false],
  ['PeriodScoreConfirmed', '2026-03-31', '2026-03-15', false],
  ['RatingPublished', '2026-12-31', '2026-12-10', true],
  ['RatingRestated', '2026-12-31', '2026-12-20', true],
  ['RatingRestated', '2026-12-31', '2026-11-30', false],
  // They carry the day of their target, which may be planned ahead.
  ['FactCorrected', '2027-01-01', '2026-12-10', true],
  ['FactRetracted', '2027-01-01', '2026-12-10', true],
  ['LeadershipAttested', '2026-12-31', '2025-12-31', false],
] as const)('%s of %s on %s: %s', (type, validAt, today, allowed) => {
  expect(mayStandOn(type, validAt, today)).toBe(allowed);
});
