import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kpiHere } from './in-process.js';

let made: Promise<string> | null = null;

/** A demonstration ledger with its keys at that path, as `kpi demo` makes it: made once in a process, then copied. */
export async function demoLedger(path: string): Promise<void> {
  made ??= makeOne();
  const one = await made;
  mkdirSync(dirname(path), { recursive: true });
  for (const part of ['', '.keys']) copyFileSync(`${one}${part}`, `${path}${part}`);
}

async function makeOne(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-demo-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'demo.db');
  const { status, stderr } = await kpiHere('demo', '--store', `sqlite:${path}`);
  if (status !== 0) throw new Error(`kpi demo: exit ${status}: ${stderr}`);
  return path;
}
