import { Presets, SingleBar } from 'cli-progress';
import type { Console } from './console.js';

export interface Progress {
  at(done: number, total: number): void;
  end(): void;
}

const silent: Progress = { at: () => undefined, end: () => undefined };

/** A bar on stderr while a person watches; nothing in scripts. */
export function progressBar(console: Console, label: string): Progress {
  if (!console.watched) return silent;
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage}% {value}/{total}`, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  let started = false;
  return {
    at: (done, total) => {
      if (!started) bar.start(total, done);
      else bar.update(done);
      started = true;
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}
