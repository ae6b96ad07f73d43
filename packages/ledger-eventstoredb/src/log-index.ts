import { hash } from 'node:crypto';
import {
  corrupt,
  type Hash,
  type LoggedEvent,
  leafHash,
  PrefixIndex,
  type Recognised,
  readStored,
  recogniseStored,
  type Tail,
} from '@kpi-ledger/ledger';
import { idOfLeaf } from './content-id.js';
import type { ServerEvent } from './reading.js';

/** What the bytes of an event show, as far as the index looks at it. */
export interface Seen {
  readonly event: Pick<Recognised, 'commandId' | 'id' | 'ledger' | 'recordedAt'>;
  readonly leaf: Hash;
}

interface Stream {
  readonly name: string;
  readonly ordinals: number[];
  last: Uint8Array;
}

/** What is known of the log without asking the server: where the events of a stream and of a command are, and every prefix. */
export class LogIndex {
  readonly prefixes = new PrefixIndex();
  readonly #streams = new Map<string, Stream>();
  readonly #commands = new Map<string, number[]>();
  #ledger: string | null = null;

  constructor(readonly log: string) {}

  get ordinal(): number {
    return this.prefixes.ordinal;
  }

  get ledger(): string | null {
    return this.#ledger;
  }

  ordinalsOf(stream: string): readonly number[] {
    return this.#streams.get(stream)?.ordinals ?? [];
  }

  ordinalsOfCommand(commandId: string): readonly number[] {
    return this.#commands.get(commandId) ?? [];
  }

  lastOf(stream: string): Tail | null {
    const known = this.#streams.get(stream);
    return known === undefined ? null : { revision: known.ordinals.length - 1, hash: hash('sha256', known.last) };
  }

  /**
   * Takes the next event of the log; answers its stream's name, the same text for all its events. Throws StoreFailure CORRUPT when it
   * does not fit.
   */
  add(server: ServerEvent, { event: said, leaf }: Seen = seenIn(server)): string {
    const { ordinal, stream: name, revision, bytes } = server;
    this.#ledger ??= ownText(said.ledger);
    if (said.ledger !== this.#ledger)
      throw corrupt(this.log, ordinal - 1, `it belongs to ledger ${said.ledger}, this is ${this.#ledger}`);
    const stream = this.#streams.get(name) ?? { name: ownText(name), ordinals: [], last: bytes };
    if (revision !== stream.ordinals.length)
      throw corrupt(name, revision, `the log has ${stream.ordinals.length} events of the stream before it`);
    stream.ordinals.push(ordinal);
    stream.last = bytes;
    if (revision === 0) this.#streams.set(stream.name, stream);
    const command = this.#commands.get(said.commandId);
    if (command === undefined) this.#commands.set(said.commandId, [ordinal]);
    else command.push(ordinal);
    this.prefixes.add({ bytes, event: said }, leaf);
    return stream.name;
  }
}

/** It is decoded only where its bytes do not show by themselves what it is. */
function seenIn(server: ServerEvent): Seen {
  const recognised = recogniseStored(server);
  const event = recognised === null ? readStored(server).event : withOwnTexts(recognised);
  const leaf = leafHash(server.bytes);
  assertOwnId(server, event.id, leaf);
  return { event, leaf };
}

/** What is found in a text is a part of it, and would keep all of it in memory. */
const withOwnTexts = ({ id, ledger, commandId, recordedAt }: Recognised): Seen['event'] => ({
  ...{ id, ledger },
  ...{ commandId: ownText(commandId), recordedAt: ownText(recordedAt) },
});

const ownText = (part: string): string => Buffer.from(part).toString();

/** Throws StoreFailure CORRUPT when the id does not say the bytes. */
export function assertContent(server: ServerEvent): void {
  seenIn(server);
}

/** The event in the server's bytes. Throws StoreFailure CORRUPT when it is none, or not what its id says. */
export function readEvent(server: ServerEvent): LoggedEvent {
  const logged = readStored(server);
  assertOwnId(server, logged.event.id, leafHash(server.bytes));
  return logged;
}

/** Earlier versions of this program sent the event's own id. */
function assertOwnId({ id, stream, revision }: ServerEvent, own: string, leaf: Hash): void {
  if (id !== idOfLeaf(leaf) && id !== own) throw corrupt(stream, revision, `the server has it under the id ${id}`);
}
