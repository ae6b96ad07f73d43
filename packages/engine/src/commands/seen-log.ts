import type { FollowedLog } from '../log/followed-log.js';

/**
 * The command ids and streams of the log, as far as it was followed: whoever decides thousands of rows need not wait for the
 * store for what is not there. What others write meanwhile is found by the append, which then is decided again.
 */
export interface SeenLog {
  command(commandId: string): boolean;
  stream(name: string): boolean;
}

export const seenIn = ({ texts, byStream }: FollowedLog): SeenLog => ({
  command: (commandId) => texts.ofCommand(commandId).length > 0,
  stream: (name) => byStream.holds(name),
});
