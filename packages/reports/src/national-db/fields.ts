import type { Basis, CaseFile, Identity, Names } from '@kpi-ledger/engine';
import { CLASS_NAMES } from '../document/words.js';

export interface DecidedCase {
  readonly basis: Basis;
  readonly found: CaseFile & { readonly decided: NonNullable<CaseFile['decided']> };
  readonly names: Names;
  readonly identity: Identity | null;
}

type Field = (of: DecidedCase) => string | null;

const nameOf = (names: { readonly [id: string]: string | null }, id: string | null): string | null =>
  id === null ? null : (names[id] ?? null);

/**
 * What the ledger knows of a decided class, by our own field names. Which of them the national database takes, and what it
 * calls them, is its owner's to publish: the mapping says so, and none is built in.
 */
export const NATIONAL_DB_FIELDS: { readonly [field: string]: Field } = {
  person: ({ found }) => found.person,
  fullName: ({ found, names }) => nameOf(names.people, found.person),
  birthDate: ({ identity }) => identity?.birthDate ?? null,
  staffNumber: ({ identity }) => identity?.staffNumber ?? null,
  unit: ({ found }) => found.unit,
  unitName: ({ found, names }) => nameOf(names.units, found.unit),
  post: ({ found }) => found.post,
  postTitle: ({ found, names }) => nameOf(names.posts, found.post),
  role: ({ found }) => found.role,
  year: ({ found }) => found.year,
  class: ({ found }) => found.decided.class,
  className: ({ found }) => CLASS_NAMES[found.decided.class] ?? null,
  decidedOn: ({ found }) => found.decided.on,
  decisionNumber: ({ found }) => found.decided.decision?.number ?? null,
  decisionDate: ({ found }) => found.decided.decision?.date ?? null,
  signer: ({ found }) => found.decided.signer,
  signerName: ({ found, names }) => nameOf(names.people, found.decided.signer),
  ledgerOrdinal: ({ basis }) => String(basis.ordinal),
  ledgerRoot: ({ basis }) => basis.root,
};
