import { type AnyEvent, type EventTypeName, isSealedText } from '@kpi-ledger/events';
import { readText, type StoredText } from '@kpi-ledger/ledger';
import { dataIn, type Tail, tailOf } from './canonical-places.js';
import type { Said } from './said.js';

/** An event of which only the end of its text was looked at; whatever is not spelled as canonical text is was decoded at once. */
export interface Outline {
  readonly ordinal: number;
  readonly stream: string;
  readonly type: EventTypeName;
  readonly recordedAt: string;
  /** Of its data, which nobody may have checked yet. Throws StoreFailure CORRUPT where they cannot be read. */
  read<A>(say: (said: Said) => A): A;
  /** Decoded and checked. Throws StoreFailure CORRUPT, with stream and revision. */
  event(): AnyEvent;
  /** Does a sealed personal text stand in its data? */
  holdsSealedText(): boolean;
}

/** Throws StoreFailure CORRUPT, with stream and revision, where the text is none of an event. */
export function outlineOf(stored: StoredText): Outline {
  const tail = tailOf(stored);
  return tail === null ? outlineOfEvent(stored.ordinal, readText(stored)) : new TextOutline(stored, tail);
}

export const outlineOfEvent = (ordinal: number, event: AnyEvent): Outline => ({
  ...{ ordinal, stream: event.stream, type: event.type, recordedAt: event.recordedAt },
  event: () => event,
  read: (say) => say(event),
  holdsSealedText: () => hasSealedText(event.data),
});

class TextOutline implements Outline {
  #decoded: AnyEvent | null = null;
  /** Its data, once they were read; null: they have to be decoded. */
  #inside: { readonly data: unknown } | null | undefined;

  constructor(
    private readonly stored: StoredText,
    private readonly tail: Tail,
  ) {}

  get ordinal(): number {
    return this.stored.ordinal;
  }
  get stream(): string {
    return this.stored.stream;
  }
  get type(): EventTypeName {
    return this.tail.type;
  }
  get recordedAt(): string {
    return this.tail.recordedAt;
  }

  event(): AnyEvent {
    const event = this.#decoded ?? readText(this.stored);
    this.#decoded = event;
    return event;
  }

  read<A>(say: (said: Said) => A): A {
    // What a correction says may have to be brought to the present version.
    if (this.#decoded !== null || this.type === 'FactCorrected') return say(this.event());
    if (this.#inside === undefined) this.#inside = dataIn(this.stored.text, this.tail);
    if (this.#inside === null) return say(this.event());
    try {
      return say({ type: this.type, data: this.#inside.data });
    } catch {
      // Data that nobody has checked may have any shape.
      return say(this.event());
    }
  }

  holdsSealedText(): boolean {
    const { text } = this.stored;
    if (!text.includes(ALGORITHM) && !text.includes('\\')) return false;
    return SEALED.test(text) || (MAYBE_SEALED.test(text) && this.read(({ data }) => hasSealedText(data)));
  }
}

/** It stands in every sealed text, and a letter of it can be spelled otherwise only by an escape. */
const ALGORITHM = 'A256GCM';
/** As canonical text spells it: a quote inside a text would be escaped. */
const SEALED = /\{"box":"[A-Za-z0-9+/]{38,}={0,2}","sealed":"A256GCM"\}/;
const MAYBE_SEALED = /"sealed"|\\/;

/** Nothing else in checked data has the shape of a sealed text. */
function hasSealedText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isSealedText(value)) return true;
  for (const item of Array.isArray(value) ? value : Object.values(value)) if (hasSealedText(item)) return true;
  return false;
}
