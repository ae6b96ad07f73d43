import { hash } from 'node:crypto';
import { canonicalBytes, EVENT_TYPES, eventIdOf, streamOf } from '@kpi-ledger/events';
import type { StoredBytes } from '@kpi-ledger/ledger';
import { type Draft, text } from './draft.ts';

export const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';

/** The id of the event that has this place in the log: every event is a command of its own. */
export const idAt = (ordinal: number): string => eventIdOf(LEDGER, `c-${ordinal}`, 0);

/**
 * Gives drafts their place: id, revision, hash of the event before it in its stream, canonical bytes. As the store does it, and
 * the test of the generator reads every event back as a store and a verifier do.
 */
export function createStamp(): (draft: Draft, milliseconds: number) => StoredBytes {
  const tails = new Map<string, { revision: number; prevHash: string }>();
  let ordinal = 0;
  return ({ fact, recordedOn, actor }, milliseconds) => {
    ordinal += 1;
    const stream = streamOf(fact);
    const tail = tails.get(stream);
    const revision = tail === undefined ? 0 : tail.revision + 1;
    const bytes = canonicalBytes({
      id: idAt(ordinal),
      type: fact.type,
      version: EVENT_TYPES[fact.type].version,
      ledger: LEDGER,
      stream,
      revision,
      validAt: fact.validAt,
      recordedAt: recordedAt(recordedOn, milliseconds),
      actor,
      commandId: `c-${ordinal}`,
      correlationId: `c-${ordinal}`,
      causationId: null,
      data: fact.data,
      prevHash: tail?.prevHash ?? null,
    });
    const prevHash = hash('sha256', bytes);
    if (tail === undefined) tails.set(stream, { revision, prevHash });
    else {
      tail.revision = revision;
      tail.prevHash = prevHash;
    }
    return { ordinal, stream, revision, bytes };
  };
}

/** Office hours in Vietnam: from 01:00 UTC on. */
const recordedAt = (day: number, milliseconds: number): string =>
  `${text(day)}T${new Date(3_600_000 + milliseconds).toISOString().slice(11)}`;
