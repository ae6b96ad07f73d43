import { EventEmitter } from 'node:events';
import type * as threads from 'node:worker_threads';

/** So many writers on one log are still as many threads. */
const THREADS = 4;
const script = new URL('./many-writers.mjs', import.meta.url);

/** In the place of `Worker`: the writers of all stores share a few threads, taken in turn, since starting one takes longer than what a test does. */
export function sharedThreads({ Worker, MessageChannel }: typeof threads): object {
  const started: threads.Worker[] = [];
  let taken = 0;
  const next = (): threads.Worker => {
    taken += 1;
    const place = taken % THREADS;
    const thread = started[place] ?? new Worker(script, { execArgv: ['--disable-warning=ExperimentalWarning'] });
    thread.unref();
    started[place] = thread;
    return thread;
  };

  return class extends EventEmitter {
    private readonly port: threads.MessagePort;

    constructor(_script: string, { workerData }: threads.WorkerOptions) {
      super();
      const { port1, port2 } = new MessageChannel();
      this.port = port1;
      port1.on('message', (message: unknown) => this.emit('message', message));
      port1.on('close', () => this.emit('exit', 0));
      next().postMessage({ port: port2, options: workerData }, [port2]);
    }

    postMessage(message: unknown): void {
      this.port.postMessage(message);
    }

    ref(): void {
      this.port.ref();
    }

    unref(): void {
      this.port.unref();
    }
  };
}
