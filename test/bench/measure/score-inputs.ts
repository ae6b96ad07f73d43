import type { PeriodScoreInput } from '@kpi-ledger/formulas';
import { randomOf } from '../generate/random.ts';

/** Five lines a score, as a head or an official has them in a quarter. */
export function scoreInputs(count: number): readonly PeriodScoreInput[] {
  const random = randomOf(3);
  return Array.from({ length: count }, () => {
    const leader = random.chance(0.3);
    const lines = Array.from({ length: 5 }, () => {
      const assigned = 1 + random.below(4);
      const done = random.below(assigned + 1);
      const units = [{ count: done, qualityFaults: random.below(2), delays: random.below(2) }];
      return {
        h: random.pick(['1', '1.5', '2.25', '5']),
        assigned,
        ...(random.chance(0.1) ? { extra: true } : {}),
        units,
      };
    });
    return {
      ...{ leader, general: '27.5', lines },
      ...(leader ? { leadership: { d: '1', dd: '1', e: '1/2' } } : {}),
    };
  });
}
