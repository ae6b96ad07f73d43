import { canonicalText, type EventTypeName } from '@kpi-ledger/events';

type Data = { readonly [field: string]: unknown };

/** What the service resolves itself is no part of what a command says. */
const withoutResolved = (type: EventTypeName, data: unknown): unknown => {
  if (type !== 'TaskAssigned') return data;
  const { snapshot: _, ...said } = data as Data;
  return said;
};

/** Do two facts of one type say the same? Personal texts must be open in both. */
export const saysTheSame = (type: EventTypeName, one: unknown, other: unknown): boolean =>
  canonicalText(withoutResolved(type, one)) === canonicalText(withoutResolved(type, other));
