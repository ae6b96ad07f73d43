import { canonicalText } from '@kpi-ledger/events';
import type { Context } from '../common/context.js';
import type { DataOf } from '../common/facts.js';
import type { Change } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Task } from './fold.js';

/** A part of a team product exists, is of that product, and is assigned once (Điều 18.1c, R9). */
export function wrongPart(
  { task, part, product }: DataOf<'TaskAssigned'>,
  day: string,
  context: Context,
): readonly Refusal[] {
  if (part === undefined) return [];
  const { team, key } = part;
  const split = context.team(team);
  if (split === null || split.from > day) return [refuse('UNKNOWN_TEAM', 'data.part.team', { value: team, day })];
  const known = split.parts.map((one) => one.key);
  const taken = context.partsAssigned(team).find((one) => one.part === key && one.task !== task);
  const isOther = product && (product.catalogue !== split.product.catalogue || product.code !== split.product.code);
  return [
    ...(known.includes(key)
      ? []
      : [refuse('UNKNOWN_PART', 'data.part.key', { team, value: key, known: known.join(', ') })]),
    ...(taken ? [refuse('PART_TAKEN', 'data.part.key', { team, value: key, task: taken.task })] : []),
    ...(isOther
      ? [
          refuse('PART_OF_ANOTHER_PRODUCT', 'data.product', {
            value: product.code,
            team,
            product: split.product.code,
          }),
        ]
      : []),
  ];
}

/** Other streams ask which task holds a part, so an assignment keeps the one that it was made with. */
export function movesPart({ assigned }: Task, change: Change): Refusal | false {
  if (assigned === null || change.type !== 'FactCorrected' || change.data.targetType !== 'TaskAssigned') return false;
  const { part = null } = change.data.data as unknown as DataOf<'TaskAssigned'>;
  return (
    canonicalText(part) !== canonicalText(assigned.part ?? null) && refuse('PART_NOT_CORRECTABLE', 'data.data.part')
  );
}
