import { setImmediate as otherWork } from 'node:timers/promises';
import type { EventTypeName } from '@kpi-ledger/events';
import type { Appended, AppendRequest } from '@kpi-ledger/ledger';
import type { BatchOptions, Command } from './command.js';
import { type Decided, type Deciding, decideCommand } from './decide-command.js';
import type { Recorded } from './recorded.js';

/** What is decided by the log itself, by calculating or by the imports that are open, and not by the streams alone: one at a time. */
const ALONE: ReadonlySet<EventTypeName> = new Set<EventTypeName>([
  ...(['LedgerOpened', 'CheckpointSealed', 'SigningKeyIntroduced', 'SubjectErased'] as const),
  ...(['ImportStarted', 'ImportCompleted'] as const),
  ...(['PeriodScoreConfirmed', 'RatingPublished', 'RatingRestated', 'PeriodClosed', 'AgencyClassified'] as const),
]);

/** Whether the command may be decided and written with others that wait. */
export const mayJoin = ({ type, correlationId }: Command): boolean => correlationId === undefined && !ALONE.has(type);

/** Whether a batch is no more than one command. */
export const isSingle = (
  commands: readonly Command[],
  { skipInvalid, dryRun, importing, onProgress }: BatchOptions,
): boolean =>
  commands.length === 1 &&
  skipInvalid !== true &&
  dryRun !== true &&
  importing === undefined &&
  onProgress === undefined;

/** Commands of several callers, decided in their order, each on what the ones before it will have recorded. */
export interface Group {
  readonly requests: readonly AppendRequest[];
  /** What became of the command at that place, once all requests are appended. */
  recorded(index: number, appended: readonly Appended[]): Recorded;
  /** Known whatever becomes of the requests: nothing was decided before it that is not in the log. */
  settled(index: number): Recorded | null;
}

export async function decideTogether(commands: readonly Command[], deciding: Deciding): Promise<Group> {
  const requests: AppendRequest[] = [];
  const places = new Map<string, number>();
  const decided: { readonly as: Decided; readonly onLog: boolean }[] = [];
  for (const command of commands) {
    const onLog = requests.length === 0;
    const as = await decideCommand(command, deciding);
    if (as.status === 'NEW') {
      places.set(command.commandId, requests.length);
      requests.push(as.request);
    }
    decided.push({ as, onLog });
    await otherWork();
  }

  const recorded: Group['recorded'] = (index, appended) => {
    const as = decided[index]?.as;
    const { commandId = '' } = commands[index] ?? {};
    const written = appended[places.get(commandId) ?? -1];
    switch (as?.status) {
      case undefined:
        throw new RangeError(`no command at ${index}`);
      case 'NEW':
        return { status: written?.repeated ? 'REPEATED' : 'RECORDED', events: written?.events ?? [] };
      case 'REPEATED':
        // What it repeats stands in the log, or is one of the group.
        return { status: 'REPEATED', events: written?.events ?? as.events };
      case 'ALREADY_SO':
        return { status: 'ALREADY_SO', events: [] };
      case 'REFUSED':
        return as;
    }
  };
  return {
    requests,
    recorded,
    settled: (index) => (decided[index]?.onLog && decided[index].as.status !== 'NEW' ? recorded(index, []) : null),
  };
}
