import type { PeriodScoreInput } from '@kpi-ledger/formulas';

/** The period score with plain numbers, default readings, no checks: what exactness is compared with. */
export function floatScore({ leader, general, lines, leadership }: PeriodScoreInput): number {
  let [A, done, faultless, inTime] = [0, 0, 0, 0];
  for (const { h, assigned, extra, units } of lines) {
    const factor = Number(h);
    if (!extra) A += factor * assigned;
    for (const { count, qualityFaults, delays } of units) {
      done += factor * count;
      faultless += factor * count * Math.max(0, 1 - qualityFaults / 4);
      inTime += factor * count * Math.max(0, 1 - delays / 4);
    }
  }
  const share = (of: number): number => Math.min(1, of / A);
  const half = (of: string | null | undefined): number => (of === '1/2' ? 0.5 : Number(of));
  const criteria = [share(done), share(faultless), share(inTime)];
  if (leader) criteria.push(half(leadership?.d), half(leadership?.dd), half(leadership?.e));
  const K = criteria.reduce((sum, of) => sum + of, 0) / criteria.length;
  return Number(general) + 70 * Math.min(1, K);
}
