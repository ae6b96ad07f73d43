import type { AnyEvent } from '@kpi-ledger/events';

/** So many are known; more of them begin anew. */
const MOST = 10_000;

/**
 * Decoded events are kept, and much of what they weigh are texts that stand in other events too: of those one is kept for all.
 */
export class SharedTexts {
  readonly #texts = new Map<string, string>();

  /** The same event: its envelope says the same with other, equal texts. */
  in(event: AnyEvent, stream: string): AnyEvent {
    const envelope = event as { -readonly [Name in keyof AnyEvent]: AnyEvent[Name] };
    envelope.stream = stream;
    envelope.ledger = this.#one(event.ledger);
    envelope.actor = this.#one(event.actor);
    envelope.validAt = this.#one(event.validAt);
    if (event.correlationId === event.commandId) envelope.correlationId = event.commandId;
    return event;
  }

  #one(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size >= MOST) this.#texts.clear();
    this.#texts.set(text, text);
    return text;
  }
}
