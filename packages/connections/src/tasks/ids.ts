import { hashOfValue } from '@kpi-ledger/events';
import type { Item, ItemKind } from './item.js';

const PLAIN = /^[a-z0-9][a-z0-9._-]{0,59}$/;

export const isSourceId = (text: string): boolean => /^[a-z0-9][a-z0-9._-]{0,29}$/.test(text);

const shortHash = (external: string): string => hashOfValue(external).slice(0, 32);

/** The ledger's id of what the source calls so: readable where the source's id can be one, otherwise by its hash. */
export const ledgerId = (source: string, external: string): string =>
  PLAIN.test(external) && !external.startsWith('x-') ? `${source}.${external}` : `${source}.x-${shortHash(external)}`;

/** The task that an item is about. */
export function taskOf(source: string, item: Item): string {
  if (item.kind === 'ASSIGNMENT') return ledgerId(source, item.id);
  const { task, assignment = '' } = item.data;
  return task ?? ledgerId(source, assignment);
}

/** All versions of an item begin so. */
export const commandPrefix = (source: string, { kind, id }: { readonly kind: ItemKind; readonly id: string }): string =>
  `${source}/${kind.toLowerCase()}/${shortHash(id)}/`;

/** The same version of the same item gives the same command for ever: delivering it again records nothing. */
export const commandIdOf = (source: string, item: Item): string => `${commandPrefix(source, item)}${item.version}`;
