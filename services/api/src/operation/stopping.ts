import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Traffic } from './traffic.js';

export interface StoppingTimes {
  /** Still answering, so that whoever looks at /ready sends nothing more. */
  readonly drainSeconds: number;
  /** For what is under way; then it is cut off. */
  readonly shutdownSeconds: number;
}

/** Turns readiness red, takes no new connections and lets every request that is under way be answered. */
export async function stopServing(
  server: Server,
  traffic: Traffic,
  { drainSeconds, shutdownSeconds }: StoppingTimes,
): Promise<void> {
  traffic.stopping = true;
  if (drainSeconds > 0) await pause(drainSeconds * 1000);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const letIdleGo = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), shutdownSeconds * 1000);
  server.closeIdleConnections();
  await closed;
  clearInterval(letIdleGo);
  clearTimeout(cut);
}
