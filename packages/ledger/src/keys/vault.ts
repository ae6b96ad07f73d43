import type { SealedText } from '@kpi-ledger/events';
import type { Tombstone } from './key-file.js';
import { openBytes, openText, sealBytes, sealText } from './sealing.js';

/** Seals and opens personal texts, each subject under its own key. Destroying the key makes the texts unreadable for ever. */
export interface KeyVault {
  /**
   * Seals a text under the key of the subject; makes the key, durably, when there is none yet. `place` says where the text
   * stands (`eventId/path`). The same arguments give the same bytes. Throws KeyFailure when the key cannot be kept, or the
   * subject was erased.
   */
  seal(subject: string, place: string, text: string): SealedText;
  /** The text; null when the key is gone. Throws KeyFailure when the key does not fit or the text was moved or altered. */
  open(subject: string, place: string, sealed: SealedText): string | null;
  /** The same of the bytes of a file: `seal` and `open` are for texts in the log, these for what lies beside it. */
  sealBytes(subject: string, place: string, bytes: Uint8Array): Uint8Array;
  openBytes(subject: string, place: string, sealed: Uint8Array): Uint8Array | null;
  /** Makes the keys of many subjects in one durable write; call it before sealing a batch. */
  prepare(subjects: Iterable<string>): void;
  /** Is there a key of the subject? */
  holds(subject: string): boolean;
  /** What is left of the subject's destroyed key; null: none was destroyed. */
  tombstoneOf(subject: string): Tombstone | null;
  /**
   * Destroys the key, durably, and keeps a tombstone: no key is ever made for the subject again. From the call on this vault
   * opens none of its texts, even where the key file cannot be written (KeyFailure). False: there was no key any more.
   */
  destroy(subject: string, tombstone: Tombstone): boolean;
}

export type KeyError =
  /** There should be a key file, and there is none. */
  | { readonly kind: 'KEYS_MISSING'; readonly path: string }
  /** The file is no key file, or a part of it is damaged. */
  | { readonly kind: 'KEYS_CORRUPT'; readonly path: string; readonly reason: string }
  /** The file cannot be read or written. */
  | { readonly kind: 'KEYS_UNAVAILABLE'; readonly path: string; readonly reason: string }
  /** A sealed text does not open with the key of its subject: other keys, or the text was moved or altered. */
  | { readonly kind: 'KEY_MISMATCH'; readonly subject: string; readonly place: string }
  /** The subject was erased: nothing more is sealed for it. */
  | { readonly kind: 'SUBJECT_ERASED'; readonly subject: string }
  /** The log holds sealed texts of the subject, it was not erased, and its key is not there: another key must not take its place. */
  | { readonly kind: 'KEY_LOST'; readonly subject: string };

export class KeyFailure extends Error {
  constructor(readonly error: KeyError) {
    super(describe(error));
    this.name = 'KeyFailure';
  }
}

function describe(error: KeyError): string {
  switch (error.kind) {
    case 'KEYS_MISSING':
      return `the key file ${error.path} is missing: without it no personal text of this ledger can be read; restore it from its backup`;
    case 'KEYS_CORRUPT':
      return `the key file ${error.path} is damaged (${error.reason}): restore it from its backup`;
    case 'KEYS_UNAVAILABLE':
      return `the key file ${error.path} cannot be used: ${error.reason}`;
    case 'KEY_MISMATCH':
      return `the personal text at ${error.place} does not open with the key of ${error.subject}: the key file belongs to another ledger, or the text was moved or altered`;
    case 'SUBJECT_ERASED':
      return `${error.subject} was erased: its key is destroyed and no new personal text can be sealed for it`;
    case 'KEY_LOST':
      return `the key of ${error.subject} is lost: the log holds personal texts sealed under it; restore the key file from its backup`;
  }
}

export const erasedBefore = (subject: string): KeyFailure => new KeyFailure({ kind: 'SUBJECT_ERASED', subject });

/** Where the keys are kept: 32 bytes a subject. */
export interface KeyShelf {
  /** Null: there is none, or it was destroyed. */
  find(subject: string): Uint8Array | null;
  /** The key of every subject named, made durably where there is none. Throws SUBJECT_ERASED and makes none for an erased one. */
  take(subjects: readonly string[]): ReadonlyMap<string, Uint8Array>;
  tombstoneOf(subject: string): Tombstone | null;
  /** True: there was a key until now. */
  destroy(subject: string, tombstone: Tombstone): boolean;
}

export function createKeyVault(shelf: KeyShelf): KeyVault {
  /** Erased in this process, whatever the shelf still holds. */
  const erased = new Set<string>();
  const found = (subject: string): Uint8Array | null => (erased.has(subject) ? null : shelf.find(subject));
  const take = (subjects: readonly string[]): ReadonlyMap<string, Uint8Array> => {
    for (const subject of subjects) if (erased.has(subject)) throw erasedBefore(subject);
    return shelf.take(subjects);
  };
  const keyOf = (subject: string): Uint8Array => {
    const key = found(subject) ?? take([subject]).get(subject);
    if (key === undefined) throw new Error(`no key was made for ${subject}`);
    return key;
  };
  const opened = <A>(subject: string, place: string, open: (key: Uint8Array) => A | null): A | null => {
    const key = found(subject);
    if (key === null) return null;
    const plain = open(key);
    if (plain === null) throw new KeyFailure({ kind: 'KEY_MISMATCH', subject, place });
    return plain;
  };
  return {
    seal: (subject, place, text) => sealText(keyOf(subject), place, text),
    open: (subject, place, sealed) => opened(subject, place, (key) => openText(key, place, sealed)),
    sealBytes: (subject, place, bytes) => sealBytes(keyOf(subject), place, bytes),
    openBytes: (subject, place, sealed) => opened(subject, place, (key) => openBytes(key, place, sealed)),
    prepare: (subjects) => {
      const missing = [...new Set(subjects)].filter((subject) => found(subject) === null);
      if (missing.length > 0) take(missing);
    },
    holds: (subject) => found(subject) !== null,
    tombstoneOf: shelf.tombstoneOf,
    destroy: (subject, tombstone) => {
      erased.add(subject);
      return shelf.destroy(subject, tombstone);
    },
  };
}
