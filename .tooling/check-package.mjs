// Packs @kpi-ledger/formulas and has the tarball judged as npm users meet it: publint (exports, files), attw (types of each entry).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'kpi-package-'));
const run = (command, args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: join(root, 'formulas'), encoding: 'utf8' });
  if (status === 0) return stdout;
  process.stderr.write(`${command} ${args.join(' ')}\n${error ?? ''}${stdout}${stderr}`);
  process.exitCode = 1;
  return null;
};

const packed = run('npm', ['pack', '--json', '--pack-destination', folder]);
if (packed !== null) {
  const tarball = join(folder, JSON.parse(packed)[0].filename);
  const judged = [
    run(join(root, 'node_modules', '.bin', 'publint'), ['run', tarball, '--strict']),
    run(join(root, 'node_modules', '.bin', 'attw'), [tarball, '--profile', 'esm-only']),
  ];
  if (!judged.includes(null)) process.stdout.write('package of formulas: publint and attw find nothing\n');
}
rmSync(folder, { recursive: true, force: true });
