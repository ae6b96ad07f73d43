import { spawnSync } from 'node:child_process';
import type { Bench } from '../measure/bench.ts';
import type { Row } from '../measure/row.ts';

/** What a warm engine holds, and the peak of reading every event and keeping none, each in a process of its own. */
export function memoryRows({ path, events }: Bench): readonly Row[] {
  // The engine's columns need more than Node gives by itself only where the log is very large.
  const engine = inProcess('engine', path, ['--max-old-space-size=12000']);
  const nothing = inProcess('nothing', path);
  const stream = inProcess('stream', path);
  const held = (engine.held - nothing.held) / events;
  const peak = stream.peak / 2 ** 20;
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
      // A small log says nothing about a large one, unless it is too much already.
      reached: peak > 150 ? false : events >= 1_000_000 ? true : null,
      figures: { peak },
    },
  ];
}

function inProcess(
  job: 'engine' | 'nothing' | 'stream',
  path: string,
  flags: readonly string[] = [],
): { readonly held: number; readonly peak: number } {
  const child = new URL('../measure/memory.child.ts', import.meta.url).pathname;
  const all = ['--disable-warning=ExperimentalWarning', '--expose-gc', ...flags];
  const ran = spawnSync(process.execPath, [...all, child, job, path], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}
