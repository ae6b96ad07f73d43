import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { LoggedEvent } from '@kpi-ledger/ledger';
import type { Response } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { sendEvents } from './send-events.js';

const MANY = 1_000_000;
const EVENT = { type: 'TaskReported', stream: `task-${'x'.repeat(1_000)}`, recordedAt: '2026-04-05T02:00:00.000Z' };

/** A log of a gigabyte; counts what is taken from it. */
function endless() {
  const log = { taken: 0, left: false };
  async function* events(): AsyncGenerator<LoggedEvent> {
    try {
      while (log.taken < MANY) {
        log.taken += 1;
        yield { ordinal: log.taken, bytes: new Uint8Array(), event: EVENT } as unknown as LoggedEvent;
      }
    } finally {
      log.left = true;
    }
  }
  return { log, events };
}

async function open(heartbeatMilliseconds: number) {
  const { log, events } = endless();
  const ending = new AbortController();
  let response: ServerResponse | undefined;
  const server = createServer((_, answering) => {
    response = answering;
    answering.writeHead(200, { 'content-type': 'text/event-stream' });
    const sending = {
      heartbeatMilliseconds,
      isVisible: async () => E.right(true),
      mayStillRead: async () => true,
    };
    void sendEvents(answering as Response, events(), ending, sending);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.pause();
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  /** Until nothing more is taken: what the system buffers of a connection is full. */
  const standing = async () => {
    for (let before = -1; log.taken === 0 || before !== log.taken; ) {
      before = log.taken;
      await setTimeout(100);
    }
    return log.taken;
  };
  const stop = async () => {
    socket.destroy();
    await new Promise((done) => server.close(done));
  };
  return { log, socket, standing, stop, response: () => response as ServerResponse };
}

test('A reader that does not read is waited for: nothing heaps up here, and all is there when it reads on.', async () => {
  const { log, socket, standing, stop, response } = await open(60_000);
  const taken = await standing();
  expect(taken).toBeLessThan(MANY / 10);
  expect(response().writableLength).toBeLessThan(100_000);
  let read = '';
  await new Promise<void>((done) => {
    socket.on('data', (piece) => {
      read += piece.toString();
      if (log.taken > taken + 1_000) done();
    });
    socket.resume();
  });
  const ids = [...read.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  expect(ids).toEqual(Array.from({ length: ids.length }, (_, i) => i + 1));
  await stop();
  while (!log.left) await setTimeout(10);
});

test('A reader that takes nothing for several heartbeats is let go.', async () => {
  const { log, stop, response } = await open(50);
  while (!log.left) await setTimeout(10);
  expect(response().destroyed).toBe(true);
  expect(log.taken).toBeLessThan(MANY);
  await stop();
});
