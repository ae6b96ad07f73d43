import type { AnyEvent } from '@kpi-ledger/events';
import { type OpenImport, openImportsAfter } from '../imports/open-imports.js';
import type { LogByStream } from './log-by-stream.js';

/** Texts that are looked through at once. */
const AT_ONCE = 1_024;

/**
 * The imports that are open after the first n events, with their rows: what was recorded since the first of them began is looked
 * through, and only what may be a row is decoded.
 */
export function openImportsAt(log: LogByStream, n: number): readonly OpenImport[] {
  const unfinished = log.imports.unfinishedAt(n);
  const ids = [...unfinished.keys()].map((id) => JSON.stringify(id));
  const events: AnyEvent[] = [];
  for (let from = Math.min(...unfinished.values()); from <= n; from += AT_ONCE) {
    const ordinals = Array.from({ length: Math.min(AT_ONCE, n - from + 1) }, (_, i) => from + i);
    // Whatever is written with a backslash may be spelled otherwise.
    for (const stored of log.texts.at(ordinals))
      if (stored.text.includes('\\') || ids.some((id) => stored.text.includes(id))) events.push(log.read(stored));
  }
  return openImportsAfter(events).filter(({ started }) => unfinished.has(started.data.import));
}
