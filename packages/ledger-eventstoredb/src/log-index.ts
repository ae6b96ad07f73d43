import { corrupt, type LoggedEvent, PrefixIndex, readStored } from '@kpi-ledger/ledger';
import type { ServerEvent } from './reading.js';

/** What is known of the log without asking the server: where the events of a stream and of a command are, and every prefix. */
export class LogIndex {
  readonly prefixes = new PrefixIndex();
  readonly #streams = new Map<string, { readonly ordinals: number[]; last: Uint8Array }>();
  readonly #commands = new Map<string, number[]>();
  #ledger: string | null = null;
  #lastId: string | null = null;

  constructor(readonly log: string) {}

  get ordinal(): number {
    return this.prefixes.ordinal;
  }

  get ledger(): string | null {
    return this.#ledger;
  }

  /** Id of the last event: what the server must still have at this place before the log is followed further. */
  get lastId(): string | null {
    return this.#lastId;
  }

  ordinalsOf(stream: string): readonly number[] {
    return this.#streams.get(stream)?.ordinals ?? [];
  }

  ordinalsOfCommand(commandId: string): readonly number[] {
    return this.#commands.get(commandId) ?? [];
  }

  lastOf(stream: string): { readonly revision: number; readonly bytes: Uint8Array } | null {
    const known = this.#streams.get(stream);
    return known === undefined ? null : { revision: known.ordinals.length - 1, bytes: known.last };
  }

  /** Takes the next event of the log. Throws StoreFailure CORRUPT when it does not fit. */
  add(server: ServerEvent): LoggedEvent {
    const logged = readEvent(this.log, server);
    const { event, bytes, ordinal } = logged;
    this.#ledger ??= event.ledger;
    if (event.ledger !== this.#ledger)
      throw corrupt(this.log, ordinal - 1, `it belongs to ledger ${event.ledger}, this is ${this.#ledger}`);
    const stream = this.#streams.get(event.stream) ?? { ordinals: [], last: bytes };
    if (event.revision !== stream.ordinals.length)
      throw corrupt(
        event.stream,
        event.revision,
        `the log has ${stream.ordinals.length} events of the stream before it`,
      );
    stream.ordinals.push(ordinal);
    stream.last = bytes;
    this.#streams.set(event.stream, stream);
    const command = this.#commands.get(event.commandId) ?? [];
    command.push(ordinal);
    this.#commands.set(event.commandId, command);
    this.prefixes.add(logged);
    this.#lastId = server.id;
    return logged;
  }
}

/** The event in the server's bytes; the metadata that we wrote beside it says where it belongs. */
export function readEvent(log: string, { ordinal, bytes, metadata, id }: ServerEvent): LoggedEvent {
  const { stream, revision } = (metadata ?? {}) as { readonly stream?: unknown; readonly revision?: unknown };
  if (typeof stream !== 'string' || typeof revision !== 'number')
    throw corrupt(log, ordinal - 1, 'its metadata names no stream and revision');
  const logged = readStored({ ordinal, stream, revision, bytes });
  if (logged.event.id !== id) throw corrupt(stream, revision, `the server has it under the id ${id}`);
  return logged;
}
