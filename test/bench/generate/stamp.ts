import { hash } from 'node:crypto';
import { EVENT_TYPES, eventIdOf, streamOf } from '@kpi-ledger/events';
import type { StoredBytes } from '@kpi-ledger/ledger';
import { type Draft, text } from './draft.ts';

export const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';

/** The id of the event that has this place in the log: every event is a command of its own. */
export const idAt = (ordinal: number): string => eventIdOf(LEDGER, commandAt(ordinal), 0);
const commandAt = (ordinal: number): string => `c-${ordinal}`;

/** An event in its place, with what an index notes of it. */
export interface Stamped extends StoredBytes {
  readonly recordedAt: string;
  readonly commandId: string;
}

interface Tail {
  revision: number;
  prevHash: string;
  lastOn: number;
}

/** A task or a quarter's record to which nothing was added for so many days has come to its end. */
const OVER_AFTER_DAYS = 250;
const SWEEP_DAYS = 50;

/**
 * Gives drafts their place: id, revision, hash of the event before it in its stream, canonical bytes. As the store does it, and
 * the test of the generator reads every event back as a store and a verifier do.
 */
export function createStamp(): (draft: Draft, milliseconds: number) => Stamped {
  const tails = new Map<string, Tail>();
  let ordinal = 0;
  let sweptOn = 0;
  return ({ fact, recordedOn, actor }, milliseconds) => {
    ordinal += 1;
    if (recordedOn > sweptOn + SWEEP_DAYS) {
      forgetEnded(tails, recordedOn);
      sweptOn = recordedOn;
    }
    const stream = streamOf(fact);
    const tail = tails.get(stream);
    const revision = tail === undefined ? 0 : tail.revision + 1;
    const at = recordedAt(recordedOn, milliseconds);
    const commandId = commandAt(ordinal);
    // The keys stand in the order of the canonical form.
    const event = {
      actor,
      causationId: null,
      commandId,
      correlationId: commandId,
      data: inOrder(fact.data),
      id: idAt(ordinal),
      ledger: LEDGER,
      prevHash: tail?.prevHash ?? null,
      recordedAt: at,
      revision,
      stream,
      type: fact.type,
      validAt: fact.validAt,
      version: EVENT_TYPES[fact.type].version,
    };
    const bytes = Buffer.from(JSON.stringify(event));
    const prevHash = hash('sha256', bytes);
    if (tail === undefined) tails.set(stream, { revision, prevHash, lastOn: recordedOn });
    else {
      tail.revision = revision;
      tail.prevHash = prevHash;
      tail.lastOn = recordedOn;
    }
    return { ordinal, stream, revision, bytes, recordedAt: at, commandId };
  };
}

function forgetEnded(tails: Map<string, Tail>, today: number): void {
  for (const [stream, { lastOn }] of tails)
    if (lastOn < today - OVER_AFTER_DAYS && /^(task|rating)-/.test(stream)) tails.delete(stream);
}

/** The value with its keys sorted, as the canonical form has them. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = value as { readonly [key: string]: unknown };
  const sorted: { [key: string]: unknown } = {};
  for (const key of Object.keys(fields).sort()) sorted[key] = inOrder(fields[key]);
  return sorted;
}

/** Office hours in Vietnam: from 01:00 UTC on. */
const recordedAt = (day: number, milliseconds: number): string =>
  `${text(day)}T${new Date(3_600_000 + milliseconds).toISOString().slice(11)}`;
