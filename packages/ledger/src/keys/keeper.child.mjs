// A process of its own that makes keys in a shared key file: FILE FIRST LAST. Prints what it sealed.
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';

const [file, first, last] = process.argv.slice(2);
const opened = openFileKeyVault(file);
if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
const boxes = {};
for (let n = Number(first); n <= Number(last); n += 1)
  boxes[`task-${n}`] = opened.right.seal(`task-${n}`, 'id/data.note', `text ${n}`).box;
process.stdout.write(JSON.stringify(boxes));
