import type { AnyEvent } from '@kpi-ledger/events';

/**
 * The command ids and streams of the log, as far as it was followed: whoever decides thousands of rows need not ask the store for
 * what is not there. What others write meanwhile is found by the append, which then is decided again.
 */
export interface SeenLog {
  take(event: AnyEvent): void;
  command(commandId: string): boolean;
  stream(name: string): boolean;
}

export function createSeenLog(): SeenLog {
  const commands = new Set<string>();
  const streams = new Set<string>();
  return {
    take: ({ commandId, stream }) => {
      commands.add(commandId);
      streams.add(stream);
    },
    command: (commandId) => commands.has(commandId),
    stream: (name) => streams.has(name),
  };
}
