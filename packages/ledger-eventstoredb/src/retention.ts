import { unavailable } from '@kpi-ledger/ledger';
import type { FollowedLog } from './followed-log.js';
import { within } from './timeout.js';
import { askAgain, reasonOf } from './trouble.js';

/** A ledger is for ever: a stream that the server is told to shorten is refused. Throws StoreFailure. */
export async function refuseRetention(log: FollowedLog): Promise<void> {
  const metadata = await settingsOf(log);
  for (const setting of ['maxCount', 'maxAge', 'truncateBefore'] as const)
    if (metadata?.[setting] !== undefined)
      throw unavailable(
        `stream ${log.name} has ${setting}: the server may delete events of the ledger; remove it first`,
      );
}

async function settingsOf(log: FollowedLog) {
  for (let asked = 1; ; asked += 1) {
    const { client } = log.connection();
    try {
      const answer = client.getStreamMetadata(log.name, { requiresLeader: true });
      return (await within(log.timeoutMilliseconds, answer)).metadata;
    } catch (thrown) {
      if (!(await askAgain(thrown, asked)))
        throw unavailable(`reading the settings of ${log.name}: ${reasonOf(thrown)}`);
    }
  }
}
