import type { GivenParameters } from '../rules/index.js';

/**
 * The readings that decide how work is summed (P1, P3, P4, P7), as they stand where nothing else is given. They are those of the catalogue,
 * which a test holds them to: a score that needs nothing else of it does not load it.
 */
export const STANDING = { capMode: 'COMPONENT', floor: 'UNIT', deductLevel: 'UNIT', faultyCredit: 'GRADED' } as const;

/** The cap mode (P1), where P3, P4 and P7 are read as this folder computes them; null where one of them is not. */
export function usualCapMode(given: GivenParameters = {}): string | null {
  const { floor, deductLevel, faultyCredit, capMode } = STANDING;
  const usual =
    (given['floor'] ?? floor) === 'UNIT' &&
    (given['deductLevel'] ?? deductLevel) === 'UNIT' &&
    (given['faultyCredit'] ?? faultyCredit) === 'GRADED';
  return usual ? (given['capMode'] ?? capMode) : null;
}
