import { type Draft, FIRST_DAY, fact, text } from './draft.ts';
import type { City } from './organisation.ts';
import type { Random } from './random.ts';

const INDICATORS = 20;

export const indicatorsDefined = (city: City): readonly Draft[] =>
  Array.from({ length: INDICATORS }, (_, i) =>
    [null, ...city.units].map((unit) => ({
      fact: fact('IndicatorDefined', FIRST_DAY, {
        indicator: `chi-tieu-${i + 1}`,
        unit,
        plan: 'ke-hoach-2026',
        row: `${i + 1}`,
        title: `Chỉ tiêu giả lập ${i + 1}`,
        measure: '%',
        kind: 'indicator',
        direction: 'up',
        annual: true,
        lead: [],
        legalBasis: null,
      }),
      recordedOn: FIRST_DAY,
      actor: 'phong-noi-vu',
    })),
  ).flat();

/** A value of the month before, of a unit. */
export function measurement(unit: string, today: number, random: Random): Draft {
  const month = text(today).slice(0, 7);
  const end = today - Number(text(today).slice(8));
  return {
    fact: fact('IndicatorMeasured', Math.max(FIRST_DAY, end), {
      indicator: `chi-tieu-${1 + random.below(INDICATORS)}`,
      unit,
      period: end < FIRST_DAY ? month : text(end).slice(0, 7),
      value: `${random.below(100)}.${10 + random.below(90)}`,
      source: 'Báo cáo thống kê giả lập hằng tháng của đơn vị',
    }),
    recordedOn: today,
    actor: `thong-ke-${unit}`,
  };
}
