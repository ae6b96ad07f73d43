import type { Schema } from '@kpi-ledger/api-client';
import { hashOf, hashOfValue } from '@kpi-ledger/events';
import { verifyInclusion } from '@kpi-ledger/verify';

export type Finding = 'PROVED' | 'OTHER_DATA' | 'OTHER_BYTES' | 'OTHER_TREE' | 'NOT_INCLUDED';

/**
 * Whether what is shown of an event is what stands in the ledger of the answer's basis: the fields are those of the bytes, the bytes
 * have the hash, and they are the leaf of that place in the tree of that root and size.
 */
export function checked(event: Schema<'ProvedEvent'>): Finding {
  const bytes = new TextEncoder().encode(event.text);
  const { inclusion, basis } = event;
  if (!isShown(event)) return 'OTHER_DATA';
  if (hashOf(bytes) !== event.hash) return 'OTHER_BYTES';
  const sameTree =
    inclusion.root === basis.root && inclusion.size === basis.ordinal && inclusion.index === event.ordinal - 1;
  if (!sameTree) return 'OTHER_TREE';
  return verifyInclusion(bytes, inclusion, basis.root) ? 'PROVED' : 'NOT_INCLUDED';
}

function isShown(event: Schema<'ProvedEvent'>): boolean {
  const stored: { readonly [field: string]: unknown } = JSON.parse(event.text);
  const { type, stream, revision, validAt, recordedAt, actor, data } = event;
  const shown = { ...{ id: event.event, type, stream, revision }, ...{ validAt, recordedAt, actor, data } };
  return Object.entries(shown).every(([field, value]) => hashOfValue(stored[field]) === hashOfValue(value));
}
