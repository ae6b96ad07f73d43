import type { Schema } from '@kpi-ledger/api-client';
import type { BulletMarks } from '../../charts/bullet.tsx';
import { forDrawing } from '../../text/format.ts';

type Row = Pick<Schema<'IndicatorRow'>, 'targets' | 'value'>;

/** What a bullet draws of an indicator; null: its target is no single number, or a rank, which is drawn as a place. */
export function bulletMarks({ targets, value }: Row): BulletMarks | null {
  const [target] = targets;
  if (target === undefined || target.value === null || target.comparator === 'rank') return null;
  const points = target.path?.points ?? [];
  return {
    value: value === null ? null : forDrawing(value),
    target: forDrawing(target.value),
    due: target.path?.due == null ? null : forDrawing(target.path.due.value),
    path: points
      .filter(({ kind, year }) => kind !== 'TARGET' && kind !== 'EACH_YEAR' && year !== target.path?.due?.year)
      .map((point) => ({ year: point.year, value: forDrawing(point.value) })),
  };
}
