// The writer's thread: takes every append that waits, records them in one transaction with one sync of the disk, answers them all.
import { setImmediate as moreMessages } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as E from 'fp-ts/lib/Either.js';
import { sqliteErrorOf } from '../errors.js';
import { type LedgerFile, openLedgerFile } from '../ledger-file.js';
import { appendEach } from './append-each.js';
import { type Answers, NO_MORE, type PostedAppend, READY, type WriterOptions } from './messages.js';

const options = workerData as WriterOptions;
const waiting: PostedAppend[] = [];
let file: LedgerFile | null = null;
let isWriting = false;

/** A file that could not be opened is tried again with the next group. */
async function record(group: readonly PostedAppend[]): Promise<Answers> {
  try {
    file ??= await openLedgerFile(options);
    const open = file;
    return await open.write(() => appendEach(open, group, options.toleranceSeconds));
  } catch (thrown) {
    const outcome = E.left(sqliteErrorOf(options.path, thrown));
    return group.map(({ id }) => ({ id, outcome }));
  }
}

async function writeWhatWaits(): Promise<void> {
  isWriting = true;
  await moreMessages();
  while (waiting.length > 0) {
    parentPort?.postMessage(await record(waiting.splice(0)));
    await moreMessages();
  }
  isWriting = false;
}

parentPort?.on('message', (message: PostedAppend | typeof NO_MORE) => {
  if (message === NO_MORE) {
    file?.close();
    parentPort?.close();
    return;
  }
  waiting.push(message);
  if (!isWriting) void writeWhatWaits();
});
parentPort?.postMessage(READY);
