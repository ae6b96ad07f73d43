import type { PeriodScoreInput } from '@kpi-ledger/formulas';
import type { DoneUnits, WorkLine } from '@kpi-ledger/projections';
import { explained, partText, titleOf } from '../explain/texts.js';

type InputLine = PeriodScoreInput['lines'][number];

/** A line of `nd335/period-score` with its label and the events it rests on. */
export const inputLine = (line: WorkLine): InputLine & { readonly label: string } => ({
  h: line.factor,
  assigned: line.assigned,
  ...(line.extra ? { extra: true } : {}),
  units: line.units.map(({ count, qualityFaults, delays }: DoneUnits) => ({ count, qualityFaults, delays })),
  label: `${titleOf(line)}${partText(line)}${line.extra ? ' (ngoài tổng số)' : ''}${line.factorIsProvisional ? ' (h tạm tính)' : ''}`,
  events: [...line.events],
  excluded: line.excluded.map(explained),
});
