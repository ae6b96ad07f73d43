// The writer's thread with a flaw: an append whose actor is "exit", "throw" or "memory" ends it before it writes, one of "silence"
// after it has written and before it answers.
import { parentPort } from 'node:worker_threads';

const post = parentPort.postMessage.bind(parentPort);
let isSilent = false;
parentPort.postMessage = (answers) => {
  if (isSilent) process.exit(4);
  post(answers);
};

const FLAWS = {
  exit: () => process.exit(3),
  throw: () => {
    throw new Error('a flaw');
  },
  memory: () => {
    for (const kept = []; ; ) kept.push(new Array(100_000).fill(kept));
  },
  silence: () => {
    isSilent = true;
  },
};
await import('@kpi-ledger/ledger-sqlite/writer');
parentPort.on('message', (message) => FLAWS[message?.requests[0]?.actor]?.());
