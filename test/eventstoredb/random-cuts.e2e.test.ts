import { withoutTrust } from '@kpi-ledger/engine';
import type { EventStore } from '@kpi-ledger/ledger';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import { verifyLog } from '@kpi-ledger/verify';
import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { all, LEDGER_OPENED, ok, pause, renamed, request } from './ledger.js';
import { type Fault, LoopbackServer, type ReadFault } from './loopback-server.js';

const LONG = process.env['KPI_TEST_LONG'] === '1';
const RUNS = LONG ? 200 : 20;
const WRITERS = 3;
const COMMANDS = 8;

/** Milliseconds: a busy machine may need longer than the writers wait. */
const [PATIENT, IMPATIENT] = [20_000, 250];

/** What befalls the server, and after how many milliseconds. */
type Blow = { readonly after: number } & (
  | { readonly kind: 'append'; readonly fault: Fault }
  | { readonly kind: 'read'; readonly fault: ReadFault }
  | { readonly kind: 'stop'; readonly milliseconds: number }
  | { readonly kind: 'freeze'; readonly milliseconds: number }
);

const after = fc.nat({ max: 30 });
const milliseconds = fc.integer({ min: 1, max: 150 });
const blows: fc.Arbitrary<readonly Blow[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('append' as const),
      after,
      fault: fc.constantFrom<Fault>(
        'ignore',
        'store-silently',
        'store-and-time-out',
        'not-ready',
        'unavailable',
        'store-and-hang-up',
        'answer-twice',
      ),
    }),
    fc.record({
      kind: fc.constant('read' as const),
      after,
      fault: fc.constantFrom<ReadFault>('ignore', 'unavailable', 'cut'),
    }),
    fc.record({ kind: fc.constant('stop' as const), after, milliseconds }),
    fc.record({ kind: fc.constant('freeze' as const), after, milliseconds }),
  ),
  { minLength: 1, maxLength: 10 },
);

async function strike(server: LoopbackServer, blow: Blow): Promise<void> {
  await pause(blow.after);
  if (blow.kind === 'append') server.faults.push(blow.fault);
  if (blow.kind === 'read') server.readFaults.push(blow.fault);
  if (blow.kind === 'stop') {
    server.stop();
    await pause(blow.milliseconds);
    await server.start();
  }
  if (blow.kind === 'freeze') {
    server.freeze();
    await pause(blow.milliseconds);
    server.thaw();
  }
}

/** @param timeoutMilliseconds for each call; soon over only where cuts are met */
const open = (server: LoopbackServer, timeoutMilliseconds: number): Promise<EventStore> =>
  ok(
    openEventStoreDb({
      address: `${server.address}&ledger=cuts`,
      ...{ clock: Date.now, timeoutMilliseconds },
      retryMilliseconds: 20_000,
      silenceMilliseconds: 100,
    }),
  );

/** Appends one command after the other, each again until it is acknowledged; the ids in the order of their acknowledgement. */
async function writing(store: EventStore, writer: string): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (let i = 0; i < COMMANDS; i += 1) {
    const command = renamed(writer, `${writer}-${i}`, i - 1, `N${i}`);
    for (;;) {
      const result = await store.append([command])();
      if (E.isRight(result)) break;
      expect(['STORE_UNAVAILABLE', 'OUTCOME_UNKNOWN']).toContain(result.left.kind);
    }
    acknowledged.push(command.commandId);
  }
  return acknowledged;
}

test('whatever befalls the server, every acknowledged command is there once, in order, and followed once', async () => {
  await fc.assert(
    fc.asyncProperty(blows, async (befalling) => {
      const server = new LoopbackServer();
      await server.start();
      const earlier = await open(server, PATIENT);
      await ok(earlier.append([request('ledger', 'open', -1, LEDGER_OPENED)]));
      await earlier.close();
      const first = await open(server, IMPATIENT);

      const stop = new AbortController();
      const followed: number[] = [];
      const following = (async () => {
        for await (const { ordinal } of first.subscribe({ signal: stop.signal })) followed.push(ordinal);
      })();
      const names = Array.from({ length: WRITERS }, (_, i) => `writer-${i}`);
      const [, ...acknowledged] = await Promise.all([
        (async () => {
          for (const blow of befalling) await strike(server, blow);
        })(),
        ...names.map((name) => writing(first, name)),
      ]);

      server.readFaults.length = 0;
      const later = await open(server, PATIENT);
      const log = await all(later.readAll());
      const commands = log.map(({ event }) => event.commandId);
      expect(commands).toHaveLength(1 + WRITERS * COMMANDS);
      for (const [i, name] of names.entries())
        expect(commands.filter((id) => id.startsWith(name))).toEqual(acknowledged[i]);
      expect(await verifyLog(withoutTrust(later))).toMatchObject({ status: 'NOT_ANCHORED', firstBad: null });

      while (followed.length < log.length) await Promise.race([pause(5), following]);
      stop.abort();
      await following;
      expect(followed).toEqual(log.map(({ ordinal }) => ordinal));
      await later.close();
      await first.close();
      server.stop();
    }),
    { numRuns: RUNS },
  );
});
