import {
  type Context,
  contextOf,
  createDirectory,
  type RecordedStreams,
  type Stream,
  streamFrom,
} from '@kpi-ledger/domain';
import { type AnyEvent, EVENT_TYPES, eventIdOf, type NewFact } from '@kpi-ledger/events';
import { type AppendRequest, type EventStore, type KeyVault, openFact } from '@kpi-ledger/ledger';
import type { SeenLog } from './seen-log.js';

interface Sources {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly recorded: RecordedStreams;
  readonly seen: SeenLog;
  /** The instant of the decision, yyyy-mm-ddThh:mm:ss.sssZ. */
  readonly now: string;
}

/**
 * The state that the ledger would have if the commands decided so far were recorded. Nothing of it reaches the ledger;
 * whoever decides in it appends what comes out.
 */
export interface Workspace {
  /** The stream with open texts, as recorded and as decided since. */
  stream(name: string): Promise<Stream>;
  context(
    outside: Pick<Context, 'today' | 'importing' | 'calculatedScore' | 'agencyStanding' | 'erasureStanding'>,
  ): Context;
  /** Id of the ledger; null before LedgerOpened. */
  ledger(): string | null;
  /** The first event that a command of this workspace decided; null when it decided none. */
  decidedBy(commandId: string): AnyEvent | null;
  /** Everything that the commands of this workspace decided so far, in order, as the events that it will be. */
  drafts(): readonly AnyEvent[];
  /** Adds what a command decided. */
  add(request: AppendRequest): void;
}

export function openWorkspace({ store, vault, recorded, seen, now }: Sources): Workspace {
  const fork = createDirectory(recorded);
  const opened = new Map<string, Stream>();
  const decided = new Map<string, AnyEvent>();
  const drafts: AnyEvent[] = [];

  return {
    async stream(name) {
      const known = opened.get(name);
      if (known !== undefined) return known;
      const events: AnyEvent[] = [];
      if (seen.stream(name)) for await (const { event } of store.readStream(name)) events.push(openFact(event, vault));
      const stream = streamFrom(name, events);
      opened.set(name, stream);
      fork.put(stream);
      return stream;
    },
    context: (outside) => contextOf(fork, outside),
    ledger: () => ledgerOf(fork),
    decidedBy: (commandId) => decided.get(commandId) ?? null,
    drafts: () => drafts,
    add(request) {
      for (const [index, fact] of request.facts.entries()) {
        const ledger = fact.type === 'LedgerOpened' ? fact.data.ledger : (ledgerOf(fork) ?? '');
        const event = draft(request, fact, index, { ledger, now });
        if (index === 0) decided.set(request.commandId, event);
        drafts.push(event);
        fork.take(event);
      }
    },
  };
}

function ledgerOf(directory: RecordedStreams): string | null {
  const [first] = directory.stream('ledger')?.recorded ?? [];
  return first?.type === 'LedgerOpened' ? first.data.ledger : null;
}

/** The event that the fact will be, as far as later decisions look at it. */
const draft = (
  request: AppendRequest,
  fact: NewFact,
  index: number,
  { ledger, now }: { readonly ledger: string; readonly now: string },
): AnyEvent => ({
  ...fact,
  id: eventIdOf(ledger, request.commandId, index),
  version: EVENT_TYPES[fact.type].version,
  ledger,
  stream: request.stream,
  revision: request.expectedRevision + 1 + index,
  recordedAt: now,
  actor: request.actor,
  commandId: request.commandId,
  correlationId: request.correlationId,
  causationId: request.causationId,
  prevHash: null,
});
