import type { UsedReading } from '@kpi-ledger/engine';
import type { Lang } from '../terminal/lang.js';

/** What the figures rest on where the plans leave it open. */
export const readingsText = (readings: readonly UsedReading[], lang: Lang): string => {
  const all = readings.map(({ reading, value, decidedBy }) => {
    const standard = lang === 'vi' ? 'mặc định của phần mềm' : 'default of the software';
    return `${reading}=${value} (${decidedBy ?? standard})`;
  });
  return `${lang === 'vi' ? 'Cách tính' : 'Readings'}: ${all.join('; ')}\n`;
};
