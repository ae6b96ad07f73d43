import { isSealedText, type SealedText } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import type { Fact } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';
import type { Unreadable } from './unreadable.js';

/** What identifies a person beside the name, as registered; null: not registered, or not readable. */
export interface Identity {
  readonly birthDate: string | null;
  readonly staffNumber: string | null;
  /** Why name and identity cannot be read; null: they can. */
  readonly unreadable: Unreadable['kind'] | null;
}

/** By person id. Like names they are in no canonical answer: they join only where a person or another system reads them. */
export const identitiesAt = (
  snapshot: Snapshot,
  vault: KeyVault,
  why: (subject: string) => Unreadable,
): { readonly [person: string]: Identity } =>
  Object.fromEntries(
    (snapshot.factsOf('OfficialRegistered') as unknown as readonly Fact[]).flatMap(({ event }) => {
      if (event.type !== 'OfficialRegistered') return [];
      const { person, name, birthDate, staffNumber } = openFact(event, vault).data;
      const unreadable = isSealedText(name) ? why(event.stream).kind : null;
      return [[person, { birthDate: readable(birthDate), staffNumber: readable(staffNumber), unreadable }]];
    }),
  );

const readable = (text: string | SealedText | undefined): string | null =>
  text === undefined || isSealedText(text) ? null : text;
