import { setImmediate as moreMessages } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import * as E from 'fp-ts/lib/Either.js';
import { sqliteErrorOf } from '../errors.js';
import { type LedgerFile, openLedgerFile } from '../ledger-file.js';
import { appendEach } from './append-each.js';
import { type Answers, NO_MORE, type PostedAppend, READY, type WriterOptions } from './messages.js';

/** Takes every append that waits at the port, records them in one transaction with one sync of the disk, answers them all; until no more come. */
export function writeFor(port: MessagePort, options: WriterOptions): void {
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
      port.postMessage(await record(waiting.splice(0)));
      await moreMessages();
    }
    isWriting = false;
  }

  port.on('message', (message: PostedAppend | typeof NO_MORE) => {
    if (message === NO_MORE) {
      file?.close();
      port.close();
      return;
    }
    waiting.push(message);
    if (!isWriting) void writeWhatWaits();
  });
  port.postMessage(READY);
}
