import { canonicalText, type EventTypeName } from '@kpi-ledger/events';

type Data = { readonly [field: string]: unknown };

/** What the service resolves itself is no part of what a command says. */
function withoutResolved(type: string, data: unknown): unknown {
  if (type === 'TaskAssigned') {
    const { snapshot: _, ...said } = data as Data;
    return said;
  }
  if (type !== 'FactCorrected') return data;
  const correction = data as Data & { readonly targetType: string };
  return { ...correction, data: withoutResolved(correction.targetType, correction['data']) };
}

/** Do two facts of one type say the same? Personal texts must be open in both. */
export const saysTheSame = (type: EventTypeName, one: unknown, other: unknown): boolean =>
  canonicalText(withoutResolved(type, one)) === canonicalText(withoutResolved(type, other));
