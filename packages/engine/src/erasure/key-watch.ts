import { type AnyEvent, EVENT_TYPES, type Shape, subjectOf } from '@kpi-ledger/events';
import { KeyFailure, type KeyVault, type Tombstone } from '@kpi-ledger/ledger';
import { Marks } from '../log/marks.js';
import type { Outline } from '../log/outline.js';

/** An erasure as the log says it. */
export interface Erasure {
  readonly event: string;
  /** The day it was recorded, yyyy-mm-dd. */
  readonly on: string;
  readonly legalBasis: string;
  readonly decision: { readonly number: string; readonly date: string } | null;
}

/** A key that was there although the log says its subject is erased. */
export interface Leftover {
  readonly subject: string;
  readonly event: string;
  /** Null: it is destroyed now; otherwise why it could not be. */
  readonly reason: string | null;
}

/** The streams of a log, numbered in the order in which they began. */
export interface StreamNumbers {
  /** Undefined: there is no such stream. */
  numberOf(stream: string): number | undefined;
  nameOf(number: number): string;
}

/** How the keys stand to the log. */
export interface KeyState {
  /** Subjects with sealed texts in the log that were not erased and have no key: their texts cannot be read. */
  readonly lost: readonly string[];
  /** Subjects with sealed texts whose key was destroyed by an erasure that the log does not hold: the log was cut, or is an older copy. */
  readonly notInLog: readonly { readonly subject: string; readonly tombstone: Tombstone }[];
  /** Keys of erased subjects that were there when the ledger was opened (an interrupted erasure, an old key file put back), or still are. */
  readonly leftovers: readonly Leftover[];
}

/**
 * Holds the keys to the log: an erased subject has no key. It sees every event as the log is followed, so an erasure by
 * another process takes effect here before anything is opened again, and one that was interrupted is completed.
 */
export interface KeyWatch {
  /**
   * Takes the next event of the log; one that was seen before is passed over.
   *
   * @param place of its stream among all streams, where it is known: a stream with sealed texts is not looked through for more
   */
  take(outline: Outline, place?: number): void;
  /** The streams of the log that it is going to take: of a subject that is one of them its number is noted instead of its name. */
  among(streams: StreamNumbers): void;
  /** Destroys the keys of the subjects erased since. A key file that cannot be written is no failure: it is tried again. */
  settle(): void;
  /** The erasure of a subject; null: it was not erased. */
  erasureOf(subject: string): Erasure | null;
  /** Are texts sealed under the subject's key? */
  sealed(subject: string): boolean;
  /** Sealed texts, no erasure, and neither a key nor what is left of a destroyed one. */
  isLost(subject: string): boolean;
  /** What is left of a key that was destroyed by an erasure that the log does not hold. */
  unrecorded(subject: string): Tombstone | null;
  state(): KeyState;
  /** What it took from the log so far. */
  remembered(): RememberedKeys;
  /** Goes on from what another one had taken; what it says of keys is looked at anew. */
  restore(remembered: RememberedKeys): void;
}

export interface RememberedKeys {
  readonly seen: number;
  /** Subjects with sealed texts, one a line. */
  readonly sealed: string;
  readonly erased: readonly (readonly [subject: string, erasure: Erasure])[];
}

export function createKeyWatch(vault: KeyVault): KeyWatch {
  let seen = 0;
  let opened = false;
  const sealed = new SealedSubjects();
  /** The streams in which sealed texts were found, by their place. */
  const sealedStreams = new Marks();
  const erased = new Map<string, Erasure>();
  const pending = new Map<string, Erasure>();
  const leftovers = new Map<string, Leftover>();

  const isGone = (subject: string): boolean => sealed.has(subject) && !erased.has(subject) && !vault.holds(subject);
  const unrecorded = (subject: string): Tombstone | null => (isGone(subject) ? vault.tombstoneOf(subject) : null);
  const isLost = (subject: string): boolean => isGone(subject) && vault.tombstoneOf(subject) === null;

  return {
    take: (outline, place) => {
      const { ordinal, type, stream } = outline;
      if (ordinal <= seen) return;
      const isKnown = place !== undefined && sealedStreams.has(place);
      if (!isKnown && MARKED.has(type) && outline.holdsSealedText()) {
        const subject = subjectOf(stream);
        sealed.add(subject, subject === stream ? place : undefined);
        if (place !== undefined) sealedStreams.mark(place);
      }
      const event = type === 'SubjectErased' ? outline.event() : null;
      seen = ordinal;
      if (event?.type !== 'SubjectErased' || erased.has(event.data.subject)) return;
      const { legalBasis, decision = null } = event.data;
      const erasure = { event: event.id, on: event.validAt, legalBasis, decision };
      erased.set(event.data.subject, erasure);
      pending.set(event.data.subject, erasure);
    },
    among: (streams) => sealed.among(streams),
    remembered: () => ({ seen, sealed: sealed.lines(), erased: [...erased] }),
    restore: (remembered) => {
      seen = remembered.seen;
      sealed.addLines(remembered.sealed);
      for (const [subject, erasure] of remembered.erased) {
        erased.set(subject, erasure);
        pending.set(subject, erasure);
      }
    },
    settle: () => {
      for (const [subject, { event, on }] of pending) {
        const found = (reason: string | null) => leftovers.set(subject, { subject, event, reason });
        try {
          const hadKey = vault.destroy(subject, { on, event });
          pending.delete(subject);
          if (hadKey && !opened) found(null);
          else leftovers.delete(subject);
        } catch (thrown) {
          if (!(thrown instanceof KeyFailure)) throw thrown;
          found(thrown.message);
        }
      }
      opened = true;
    },
    erasureOf: (subject) => erased.get(subject) ?? null,
    sealed: (subject) => sealed.has(subject),
    isLost,
    unrecorded,
    state: () => {
      const subjects = sealed.all().sort();
      return {
        lost: subjects.filter(isLost),
        notInLog: subjects.flatMap((subject) => {
          const tombstone = unrecorded(subject);
          return tombstone === null ? [] : [{ subject, tombstone }];
        }),
        leftovers: [...leftovers.values()],
      };
    },
  };
}

class SealedSubjects {
  /** By the number of their own stream, and by name where none is known. */
  readonly #numbers = new Marks();
  readonly #subjects = new Set<string>();
  #streams: StreamNumbers | null = null;
  /** From elsewhere, while nobody has asked for them. */
  #unread = '';

  among(streams: StreamNumbers): void {
    this.#streams = streams;
  }

  has(subject: string): boolean {
    this.#read();
    if (this.#subjects.has(subject)) return true;
    const number = this.#streams?.numberOf(subject);
    return number !== undefined && this.#numbers.has(number);
  }

  /** @param number of the stream of that name, where it is known */
  add(subject: string, number = this.#streams?.numberOf(subject)): void {
    this.#read();
    if (this.#streams === null || number === undefined) this.#subjects.add(subject);
    else this.#numbers.mark(number);
  }

  addLines(lines: string): void {
    this.#unread += lines;
  }

  all(): string[] {
    this.#read();
    const streams = this.#streams;
    const numbered = streams === null ? [] : this.#numbers.all().map((number) => streams.nameOf(number));
    // A subject may have been named before its stream began.
    return [...new Set([...this.#subjects, ...numbered])];
  }

  lines(): string {
    return this.all()
      .map((subject) => `${subject}\n`)
      .join('');
  }

  #read(): void {
    const unread = this.#unread;
    this.#unread = '';
    if (unread !== '') for (const subject of unread.split('\n').slice(0, -1)) this.add(subject);
  }
}

/** The types whose data can hold a personal text; corrections hold a reason and the data of any type. */
const MARKED: ReadonlySet<AnyEvent['type']> = new Set(
  Object.values(EVENT_TYPES)
    .filter(({ shape }) => isMarked(shape))
    .map(({ type }) => type),
);

function isMarked(shape: Shape): boolean {
  switch (shape.kind) {
    case 'leaf':
      return shape.mark === 'identity' || shape.mark === 'freeText';
    case 'record':
      return Object.values(shape.fields).some(isMarked);
    default:
      return isMarked(shape.item);
  }
}
