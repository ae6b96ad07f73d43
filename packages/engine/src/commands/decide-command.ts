import { civilDayOf, dayOf, decideOn, type Refusal, refuse, revisionOf, type Stream } from '@kpi-ledger/domain';
import { type AnyEvent, type NewFact, streamOf } from '@kpi-ledger/events';
import {
  type AppendRequest,
  type EventStore,
  type KeyVault,
  type LoggedEvent,
  openFact,
  StoreFailure,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { OpenImport } from '../imports/open-imports.js';
import { forgery } from '../signing/forgery.js';
import { askedStanding, type StandingOf } from './agency-standing.js';
import { type Calculate, calculatedScore } from './calculated-score.js';
import { checkCommand } from './check-command.js';
import type { Command } from './command.js';
import { textOfErased } from './erased-text.js';
import { askedErasure, type ErasureStandingOf } from './erasure-standing.js';
import { type RatedAs, refusedForPeriod } from './rated-standing.js';
import { reused } from './repeated.js';
import type { SeenLog } from './seen-log.js';
import type { Workspace } from './workspace.js';

export interface Deciding {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly workspace: Workspace;
  /** The instant of the decision. */
  readonly now: string;
  /** How many events of the log were known when it began. */
  readonly known: number;
  /** Id of the import that brings the command. */
  readonly importing: string | null;
  /** Those that are open. */
  readonly imports: readonly OpenImport[];
  readonly seen: SeenLog;
  readonly calculate: Calculate;
  readonly standingOf: StandingOf;
  readonly ratedAs: RatedAs;
  readonly erasureOf: ErasureStandingOf;
}

/** What a command comes to. NEW: the request is ready but for sealing, and the workspace already holds its facts. */
export type Decided =
  | { readonly status: 'NEW'; readonly request: AppendRequest }
  | { readonly status: 'REPEATED'; readonly events: readonly LoggedEvent[] }
  | { readonly status: 'ALREADY_SO' }
  | { readonly status: 'REFUSED'; readonly refusals: readonly Refusal[] };

const refused = (refusals: readonly Refusal[]): Decided => ({ status: 'REFUSED', refusals });

/** Decides one command against the workspace, and adds what it decides to it. */
export async function decideCommand(command: Command, deciding: Deciding): Promise<Decided> {
  const today = civilDayOf(deciding.now);
  const checked = checkCommand(command, today);
  if (E.isLeft(checked)) return refused(checked.left);
  const fact = checked.right;

  const before = await recordedBefore(command, fact, deciding);
  if (before !== null) return before;
  const ofOthers = heldByImport(fact, deciding);
  if (ofOthers !== null) return refused([ofOthers]);

  const stream = await deciding.workspace.stream(streamOf(fact));
  const ofPeriod = await refusedForPeriod(fact, deciding);
  if (ofPeriod !== null) return refused([ofPeriod]);
  const calculated = await calculatedScore(fact, deciding);
  if (E.isLeft(calculated)) return refused([calculated.left]);
  const { importing } = deciding;
  const standing = await askedStanding(fact, command.validAt ?? today, deciding);
  const erasure = await askedErasure(fact, deciding);
  const context = deciding.workspace.context({
    today,
    importing,
    calculatedScore: () => calculated.right,
    agencyStanding: () => standing,
    erasureStanding: () => erasure,
  });
  const ofErased = textOfErased(fact, context);
  if (ofErased !== null) return refused([ofErased]);

  const day = command.validAt ?? dayOf(stream, fact, context);
  const decision = decideOn(stream, { ...fact, validAt: day ?? today } as NewFact, command.actor, context);
  if (E.isLeft(decision)) return refused(decision.left);
  if (day === null) return refused([refuse('DAY_REQUIRED', 'validAt')]);
  if (decision.right.length === 0) return { status: 'ALREADY_SO' };
  const forged = await forgery(fact, stream.recorded, deciding.store);
  if (forged !== null) return refused([forged]);
  return { status: 'NEW', request: request(command, stream, decision.right, deciding) };
}

/** The command stands in the log, or earlier in the batch: its first events, or why its id may not be used again. */
async function recordedBefore(command: Command, fact: NewFact, deciding: Deciding): Promise<Decided | null> {
  const { commandId } = command;
  const inBatch = deciding.workspace.decidedBy(commandId);
  const logged = inBatch === null && deciding.seen.command(commandId) ? await eventsOf(commandId, deciding) : [];
  const first = inBatch ?? logged[0]?.event;
  if (first === undefined) return null;
  const refusal =
    reused(commandId, openFact(first, deciding.vault), { ...fact, validAt: command.validAt }) ??
    rowOfImport(first, deciding);
  return refusal === null ? { status: 'REPEATED', events: logged } : refused([refusal]);
}

/**
 * Rows of an import that is not completed count for nothing, yet whoever decides in their stream sees them: a fact beside them
 * would be "already so" and be seen by nobody. So their stream waits for the import; acts on the ledger itself do not.
 */
function heldByImport(fact: NewFact, { imports, importing }: Deciding): Refusal | null {
  const stream = streamOf(fact);
  if (ON_THE_LEDGER_ITSELF.has(fact.type)) return null;
  const ofOthers = imports.find(({ started, streams }) => started.data.import !== importing && streams.has(stream));
  return ofOthers === undefined
    ? null
    : refuse('IMPORT_UNFINISHED', 'data', { value: ofOthers.started.data.import, stream });
}

/** To whoever is no part of that import, its row is not recorded yet. */
function rowOfImport({ commandId, correlationId, stream }: AnyEvent, { imports, importing }: Deciding): Refusal | null {
  const isRow =
    correlationId !== importing &&
    imports.some(({ started, rows }) => started.data.import === correlationId && rows.has(commandId));
  return isRow ? refuse('IMPORT_UNFINISHED', 'data', { value: correlationId, stream }) : null;
}

const ON_THE_LEDGER_ITSELF: ReadonlySet<NewFact['type']> = new Set([
  'CheckpointSealed',
  'SigningKeyIntroduced',
  'SubjectErased',
] as const);

async function eventsOf(commandId: string, { store }: Deciding): Promise<readonly LoggedEvent[]> {
  const found = await store.findCommand(commandId)();
  if (E.isLeft(found)) throw new StoreFailure(found.left);
  return found.right;
}

/** The request for the store; the workspace goes on from it. */
function request(command: Command, stream: Stream, facts: readonly NewFact[], deciding: Deciding): AppendRequest {
  const made: AppendRequest = {
    commandId: command.commandId,
    stream: stream.name,
    expectedRevision: revisionOf(stream),
    actor: command.actor,
    correlationId: command.correlationId ?? command.commandId,
    causationId: command.causationId ?? null,
    facts,
  };
  deciding.workspace.add(made);
  return made;
}
