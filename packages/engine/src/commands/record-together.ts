import { type AppendError, type EventStore, KeyFailure, type KeyVault, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { KeyWatch } from '../erasure/key-watch.js';
import type { Command } from './command.js';
import type { Deciding } from './decide-command.js';
import { decideTogether } from './decide-together.js';
import { appendError, type EngineError } from './engine-error.js';
import type { Recorded } from './recorded.js';
import { sealRequests } from './seal-requests.js';

type Answer = E.Either<EngineError, Recorded>;

interface Parts {
  readonly open: () => Promise<Deciding>;
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly watch: KeyWatch;
  /** Decides and records one command, as often as others are faster. */
  readonly alone: (command: Command) => Promise<Answer>;
}

/** What is the matter with one append of a group, or was made by others: each is decided by itself then. */
const OF_ONE: ReadonlySet<AppendError['kind']> = new Set([
  ...(['WRONG_REVISION', 'COMMAND_REUSED', 'INVALID_FACT', 'LEDGER_NOT_OPEN'] as const),
]);

/**
 * Records commands of several callers in one append. Where that does not go (one of them cannot be written, or another writer was faster) each is
 * recorded by itself, in the same order: nothing was written then, so each is decided as if it had come alone.
 */
export const recordingTogether =
  (parts: Parts) =>
  async (commands: readonly Command[]): Promise<readonly Answer[]> => {
    const together = commands.length > 1 ? await recordGroup(commands, parts) : null;
    if (together !== null) return together;
    const answers: Answer[] = [];
    for (const command of commands) answers.push(await parts.alone(command));
    return answers;
  };

/** null: nothing was written, and each is to be decided by itself. */
async function recordGroup(
  commands: readonly Command[],
  { open, store, vault, watch }: Parts,
): Promise<readonly Answer[] | null> {
  try {
    const deciding = await open();
    const group = await decideTogether(commands, deciding);
    const requests = await sealRequests(group.requests, deciding.workspace.ledger() ?? '', vault, watch);
    const appended = requests.length === 0 ? E.right([]) : await store.append(requests)();
    if (E.isRight(appended)) return commands.map((_, i) => E.right(group.recorded(i, appended.right)));
    const { left } = appended;
    if (OF_ONE.has(left.kind)) return null;
    return commands.map(({ commandId }, i) => {
      const settled = group.settled(i);
      if (settled !== null) return E.right(settled);
      return E.left(appendError(left.kind === 'OUTCOME_UNKNOWN' ? { ...left, commandIds: [commandId] } : left));
    });
  } catch (thrown) {
    if (thrown instanceof StoreFailure || thrown instanceof KeyFailure) return null;
    throw thrown;
  }
}
