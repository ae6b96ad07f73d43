import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kpiHere } from './in-process.js';

interface Demo {
  readonly log: Uint8Array;
  readonly keys: Uint8Array;
}
let made: Promise<Demo> | null = null;

/** A demonstration ledger with its keys at that path, as `kpi demo` makes it: made once in a process, then copied. */
export async function demoLedger(path: string): Promise<void> {
  made ??= makeOne();
  const { log, keys } = await made;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, log);
  writeFileSync(`${path}.keys`, keys, { mode: 0o600 });
}

async function makeOne(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-demo-'));
  try {
    const path = join(folder, 'demo.db');
    const { status, stderr } = await kpiHere('demo', '--store', `sqlite:${path}`);
    if (status !== 0) throw new Error(`kpi demo: exit ${status}: ${stderr}`);
    return { log: readFileSync(path), keys: readFileSync(`${path}.keys`) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
