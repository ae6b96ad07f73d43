import { lazily } from '../lazily.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';

/** The readings that decide how work is summed: P1, P3, P4, P7. */
interface Readings {
  readonly capMode: string;
  readonly floor: string;
  readonly deductLevel: string;
  readonly faultyCredit: string;
}

const standing = lazily(
  (): Readings => ({
    capMode: parameterOf('capMode').value,
    floor: parameterOf('floor').value,
    deductLevel: parameterOf('deductLevel').value,
    faultyCredit: parameterOf('faultyCredit').value,
  }),
);

/** The cap mode (P1), where P3, P4 and P7 are read as this folder computes them; null where one of them is not. */
export function usualCapMode(given: GivenParameters = {}): string | null {
  const { floor, deductLevel, faultyCredit, capMode } = standing();
  const usual =
    (given['floor'] ?? floor) === 'UNIT' &&
    (given['deductLevel'] ?? deductLevel) === 'UNIT' &&
    (given['faultyCredit'] ?? faultyCredit) === 'GRADED';
  return usual ? (given['capMode'] ?? capMode) : null;
}
