import { afterEach, beforeEach, expect, test, vi } from 'vitest';
// Not public: it is slowed down here, as a server far away would be.
import { ServerClock } from '../../packages/ledger-eventstoredb/src/server-clock.js';
import { all, ok, pause, renamed, storesOn } from './ledger.js';
import { LoopbackServer } from './loopback-server.js';

let server: LoopbackServer;
beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});
const { open, openLedger } = storesOn(() => server.address);

/** Longer than the store remembers the server's clock or counts a log as looked at. */
const LONG_AGO = 1_100;

test.each(['a', 'b'])(
  'a command that another writer records while it is decided is no second one (unit %s)',
  async (unit) => {
    const [one, two] = [await openLedger(), await open()];
    await ok(two.append([renamed('w', 'warm', -1)]));
    await pause(LONG_AGO);
    const now = ServerClock.prototype.now;
    const [asked, recorded] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    vi.spyOn(ServerClock.prototype, 'now').mockImplementationOnce(async function (this: ServerClock, ...since) {
      asked.resolve();
      await recorded.promise;
      return now.apply(this, since);
    });
    const waiting = two.append([renamed(unit, 'c1', -1, 'A')])();
    await asked.promise;
    await ok(one.append([renamed('a', 'c1', -1, 'A')]));
    await ok(two.head());
    recorded.resolve();
    const answer = await waiting;
    expect(answer).toMatchObject(
      unit === 'a' ? { right: [{ repeated: true }] } : { left: { kind: 'COMMAND_REUSED', commandId: 'c1' } },
    );
    const events = await all((await open()).readAll());
    expect(events.filter(({ event }) => event.commandId === 'c1')).toHaveLength(1);
  },
);
