import { isSealedText, type SealedText } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import { type Fact, factsOf } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** What identifies a person beside the name, as registered; null: not registered, or the key was destroyed. */
export interface Identity {
  readonly birthDate: string | null;
  readonly staffNumber: string | null;
}

/** By person id. Like names they are in no canonical answer: they join only where a person or another system reads them. */
export const identitiesAt = (snapshot: Snapshot, vault: KeyVault): { readonly [person: string]: Identity } =>
  Object.fromEntries(
    (factsOf(snapshot.facts, 'OfficialRegistered') as unknown as readonly Fact[]).flatMap(({ event }) => {
      if (event.type !== 'OfficialRegistered') return [];
      const { person, birthDate, staffNumber } = openFact(event, vault).data;
      return [[person, { birthDate: readable(birthDate), staffNumber: readable(staffNumber) }]];
    }),
  );

const readable = (text: string | SealedText | undefined): string | null =>
  text === undefined || isSealedText(text) ? null : text;
