// A process of its own that makes keys in a shared key file: FILE FIRST LAST [aloud]. Prints what it sealed, or aloud
// each subject as soon as its key has been used.
import { writeSync } from 'node:fs';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';

const [file, first, last, aloud] = process.argv.slice(2);
const opened = openFileKeyVault(file);
if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
const boxes = {};
for (let n = Number(first); n <= Number(last); n += 1) {
  boxes[`task-${n}`] = opened.right.seal(`task-${n}`, 'id/data.note', `text ${n}`).box;
  if (aloud) writeSync(1, `task-${n}\n`);
}
if (!aloud) writeSync(1, JSON.stringify(boxes));
