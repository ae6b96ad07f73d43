import { spawnSync } from 'node:child_process';
import type { Bench } from '../measure/bench.ts';
import type { Row } from '../measure/row.ts';

/**
 * What a warm engine holds, and the peak of reading every event and keeping none, by a program that has loaded nothing but the store;
 * each in a process of its own.
 */
export function memoryRows({ path, events }: Bench): readonly Row[] {
  const heldBy = (job: 'engine' | 'nothing') =>
    inProcess('memory.child.ts', [job, path], ['--expose-gc', '--max-old-space-size=12000']).held ?? Number.NaN;
  const held = (heldBy('engine') - heldBy('nothing')) / events;
  const peak = (inProcess('stream.child.mjs', [path]).peak ?? Number.NaN) / 2 ** 20;
  return [
    {
      what: 'memory held by the warm engine',
      target: '≤ 64 bytes an event',
      ratio: `${(held / 64).toFixed(1)} × the target`,
      absolute: `${Math.round(held)} bytes an event`,
      reached: held <= 64,
      figures: { held },
    },
    {
      what: 'peak memory of a streaming replay',
      target: '≤ 150 MiB for 1 M events',
      ratio: `${(peak / 150).toFixed(2)} × the target`,
      absolute: `${Math.round(peak)} MiB resident at ${events} events`,
      // A small log says nothing about a large one, unless it is too much already; the log of a million has a few less.
      reached: peak > 150 ? false : events >= 990_000 ? true : null,
      figures: { peak },
    },
  ];
}

interface Measured {
  readonly held?: number;
  readonly peak?: number;
}

function inProcess(child: string, args: readonly string[], flags: readonly string[] = []): Measured {
  const file = new URL(`../measure/${child}`, import.meta.url).pathname;
  const all = ['--disable-warning=ExperimentalWarning', ...flags, file, ...args];
  const ran = spawnSync(process.execPath, all, { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}
