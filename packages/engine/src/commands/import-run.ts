import { type Refusal, refuse } from '@kpi-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { BatchOptions, Command } from './command.js';
import type { Deciding } from './decide-command.js';

/** The import that a batch is: a new one, or one that was interrupted and goes on. */
export interface ImportRun {
  readonly id: string;
  /** Null: it begins with this batch. */
  readonly begun: Begun | null;
}

export interface Begun {
  /** The command ids of the rows that stand in the log. */
  readonly recorded: ReadonlySet<string>;
  /**
   * So many commands of the batch are done: parts are written in the order of the rows, so whatever stands before the last
   * recorded row and was not recorded was already so then, or left out.
   */
  readonly done: number;
}

/**
 * The same file may be imported again, for example after a unit that was missing is registered: each time is an import, with a
 * number added to its id. One that was not completed goes on first.
 */
export async function importRunOf(
  commands: readonly Command[],
  { importing }: BatchOptions,
  { workspace, imports }: Deciding,
): Promise<E.Either<Refusal, ImportRun | null>> {
  if (importing === undefined) return E.right(null);
  for (let time = 1; ; time++) {
    const id = time === 1 ? importing.id : `${importing.id}.${time}`;
    const { recorded: frame } = await workspace.stream(`import-${id}`);
    if (frame.length === 0) return E.right({ id, begun: null });
    const open = imports.find(({ started }) => started.data.import === id);
    if (open !== undefined) return begun(id, open.rows, commands);
  }
}

function begun(id: string, recorded: ReadonlySet<string>, commands: readonly Command[]): E.Either<Refusal, ImportRun> {
  const first = new Map<string, number>();
  for (const [index, { commandId }] of commands.entries()) if (!first.has(commandId)) first.set(commandId, index);
  const places = [...recorded].flatMap((commandId) => first.get(commandId) ?? []);
  const rows = recorded.size - places.length;
  if (rows > 0) return E.left(refuse('IMPORT_READ_OTHERWISE', 'import', { value: id, rows }));
  const done = places.reduce((last, index) => Math.max(last, index + 1), 0);
  return E.right({ id, begun: { recorded, done } });
}
