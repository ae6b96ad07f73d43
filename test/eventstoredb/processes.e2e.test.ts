import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EventStore } from '@kpi-ledger/ledger';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import { beforeEach, expect, test } from 'vitest';
import { serverUnderTest } from './under-test.js';

const WRITERS = ['north', 'south', 'west'];
const COUNT = 25;
const server = serverUnderTest();
const ledger = { address: '' };
beforeEach(() => {
  ledger.address = server.newLedger();
});

async function openStore(): Promise<EventStore> {
  const result = await openEventStoreDb({ address: ledger.address, clock: Date.now })();
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
}

interface Writer {
  readonly ready: Promise<void>;
  begin(): void;
  readonly acknowledged: readonly string[];
  readonly ended: Promise<unknown>;
  kill(): void;
}

/** Runs writer.mjs on the built packages. */
function startWriter(name: string, count = COUNT): Writer {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'writer.mjs'), ledger.address, name, String(count)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const acknowledged: string[] = [];
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (lines.includes('ready')) isReady();
    acknowledged.push(...lines.filter((line) => line !== 'ready'));
  });
  return {
    ...{ ready, begin: () => child.stdin.write('begin\n'), acknowledged },
    ...{ ended: once(child, 'close'), kill: () => child.kill('SIGKILL') },
  };
}

async function openLedger(): Promise<EventStore> {
  const store = await openStore();
  const opening = {
    commandId: 'open',
    stream: 'ledger',
    expectedRevision: -1,
    actor: 'tester',
    correlationId: 'open',
    causationId: null,
    facts: [
      {
        type: 'LedgerOpened',
        validAt: '2026-01-05',
        data: { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' },
      } as const,
    ],
  };
  expect(E.isRight(await store.append([opening])())).toBe(true);
  return store;
}

/** Command ids in log order. */
async function commandsOf(store: EventStore): Promise<readonly string[]> {
  const commands: string[] = [];
  for await (const { event, ordinal } of store.readAll()) {
    expect(ordinal).toBe(commands.length + 1);
    commands.push(event.commandId);
  }
  return commands;
}

test('several processes write at once: nothing lost, nothing twice, every command whole', async () => {
  const store = await openLedger();
  const writers = WRITERS.map((name) => startWriter(name));
  // Together, or the first would be done before the last has started.
  await Promise.all(writers.map(({ ready }) => ready));
  for (const writer of writers) writer.begin();
  await Promise.all(writers.map(({ ended }) => ended));
  const commands = await commandsOf(store);
  await store.close();

  for (const [i, name] of WRITERS.entries()) {
    const sent = Array.from({ length: COUNT }, (_, n) => `${name}-${n}`);
    expect(writers[i]?.acknowledged).toEqual(sent);
    expect(commands.filter((id) => id.startsWith(name))).toEqual(sent.flatMap((id) => [id, id]));
  }
  expect(commands).toHaveLength(1 + WRITERS.length * COUNT * 2);
  expect(commands.every((id, at) => at % 2 === 0 || at + 1 >= commands.length || commands[at + 1] === id)).toBe(true);
  if (server.loopback !== null) expect(server.loopback.wrongVersions).toBeGreaterThan(0);
});

test('a killed writer loses nothing that was acknowledged, and leaves no half of a command', async () => {
  const store = await openLedger();
  const writer = startWriter('north', 10_000);
  await writer.ready;
  writer.begin();
  while (writer.acknowledged.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  writer.kill();
  await writer.ended;
  const commands = await commandsOf(store);
  await store.close();

  expect(commands.slice(1, 1 + writer.acknowledged.length * 2)).toEqual(writer.acknowledged.flatMap((id) => [id, id]));
  expect(commands.length % 2).toBe(1);
});
