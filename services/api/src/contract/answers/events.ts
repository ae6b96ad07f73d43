import type { Basis, EventProof, EventRow, Rows } from '@kpi-ledger/engine';
import * as t from 'io-ts';
import {
  choice,
  componentOf,
  count,
  day,
  hash,
  instant,
  list,
  nullable,
  record,
  says,
  table,
  text,
} from '../fields.js';
import { basis } from './shared.js';

const fields = {
  ordinal: count,
  event: text,
  type: text,
  stream: text,
  revision: count,
  validAt: day,
  recordedAt: instant,
  actor: text,
  commandId: text,
  correlationId: text,
  causationId: nullable(text),
  data: says(
    'As it was recorded, by the schema of its type (docs/events.md); personal texts stay sealed.',
    table(t.unknown),
  ),
  status: choice('HOLDS', 'CORRECTED', 'RETRACTED', 'UNDONE', 'NOT_YET', 'UNFINISHED'),
  by: says('The corrections or the retraction that made it so.', list(text)),
};

export const eventPage = componentOf<Omit<Rows<EventRow>, 'whatIf'> & { readonly next: number | null }>()(
  'EventPage',
  'Recorded events, newest first; `next` is the `before` of the page after this one.',
  record({
    basis,
    rows: list(componentOf<EventRow>()('EventRow', 'An event, and what has become of it.', record(fields))),
    next: nullable(count),
  }),
);

export const provedEvent = componentOf<{ readonly basis: Basis } & EventRow & EventProof>()(
  'ProvedEvent',
  'An event, its stored bytes, and the proof that they stand in the ledger (RFC 9162 §2.1.3).',
  record({
    basis,
    ...fields,
    text: says('The canonical bytes as text: what was hashed.', text),
    hash,
    inclusion: record({ index: count, size: count, root: hash, path: list(hash) }),
  }),
);
