import type { RefusalNotes } from '../hardening/index.js';
import { FewLines } from './few-lines.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { levelOf } from './request-log.js';
import { methodOf } from './route-of.js';

/** Whoever sends no HTTP needs little to make us write much. */
const MOST_LINES = 20;

/** Counts and logs what no route answers as what the routes answer. Nothing that the caller sent is logged. */
export function earlyRefusals(log: Log, metrics: Metrics): RefusalNotes {
  const lines = new FewLines(MOST_LINES, (omitted) => log.warn({ omitted }, 'refusals without a line of their own'));
  return {
    refused: ({ id, method: sent, status, code }) => {
      const method = methodOf(sent ?? '');
      metrics.refusedEarly(method, status);
      if (!lines.admits(`${status}`)) return;
      log[levelOf(status)]({ request: id, method, route: 'none', status, identity: null, refused: code }, 'request');
    },
    closed: () => {
      metrics.closed.inc();
      if (lines.admits('closed')) log.warn('connection closed without a word');
    },
  };
}
