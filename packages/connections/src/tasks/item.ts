import {
  anyObject,
  code,
  count,
  date,
  decimal,
  type EVENT_TYPES,
  exactlyOneOf,
  type Field,
  type FieldError,
  fieldErrors,
  id,
  type JsonSchema,
  list,
  meaning,
  nullable,
  type Of,
  oneOf,
  optional,
  publicText,
  record,
  sha256Hex,
  yes,
} from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';

/** What a document and task system (hệ thống quản lý văn bản và điều hành) tells the ledger. */
export const ITEM_KINDS = ['ASSIGNMENT', 'REPORT', 'EVIDENCE', 'CANCELLATION'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Plain text of a user; the ledger seals it. */
const text = publicText;
const decision = record({ number: publicText, date });
const own = meaning('id in the system that it comes from; never given to anything else', publicText);

/** Work is named by the id that its assignment has in the source, or by its id in the ledger. */
const ofWork = {
  assignment: optional(meaning('id of the ASSIGNMENT in the source', publicText)),
  task: optional(meaning('id of a task that the ledger has from elsewhere', id('task'))),
};
const oneWork = [exactlyOneOf('assignment', 'task')];

const acts = { decision: optional(decision), synthetic: optional(yes) };

/** The data of each kind of item. */
const DATA = {
  ASSIGNMENT: record(
    {
      unit: optional(id('unit')),
      person: optional(id('official')),
      basis: oneOf('PLAN', 'UNPLANNED', 'TAKEN_OVER'),
      plan: optional(record({ plan: id('plan'), row: code })),
      product: optional(record({ catalogue: id('catalogue'), code })),
      title: optional(text),
      publicTitle: optional(publicText),
      milestones: list(record({ key: code, due: date, units: count })),
      approvedBy: optional(id('post')),
      ...acts,
    },
    [exactlyOneOf('unit', 'person')],
  ),
  REPORT: record({ ...ofWork, milestone: optional(code), note: text, percent: optional(decimal), ...acts }, oneWork),
  EVIDENCE: record(
    {
      ...ofWork,
      milestone: code,
      units: count,
      documents: list(record({ name: text, hash: nullable(sha256Hex) })),
      note: optional(text),
      ...acts,
    },
    oneWork,
  ),
  CANCELLATION: record(
    { ...ofWork, milestones: meaning('null: the whole task', nullable(list(code))), reason: text, ...acts },
    oneWork,
  ),
} as const;

/**
 * Why there is a later version. AMENDMENT: from a day on the milestones are others (assignments only). CORRECTION: what was said
 * was wrong from the beginning. RETRACTION: it never happened.
 */
const change = record({
  as: oneOf('CORRECTION', 'AMENDMENT', 'RETRACTION'),
  on: optional(meaning('AMENDMENT: the day it was decided; left out: `on` of the item', date)),
  reason: text,
  decision: optional(decision),
});

const header = {
  id: own,
  version: meaning('rises with every change of the item', count),
  on: meaning('the day that the item speaks about', date),
  by: optional(meaning('id of who did it, as the ledger knows them; left out: the source', id('official'))),
  change: optional(change),
};

const HEADER = record({ kind: oneOf(...ITEM_KINDS), ...header, data: anyObject('by the kind') });

type DataOfKind = { readonly [K in ItemKind]: (typeof DATA)[K] extends Field<infer A> ? A : never };

/** One thing that the source says, in one version. */
export type Item = {
  readonly [K in ItemKind]: Of<typeof header> & { readonly kind: K; readonly data: DataOfKind[K] };
}[ItemKind];

/** Reads what a source delivered; every wrong field is told. */
export function readItem(value: unknown): E.Either<readonly FieldError[], Item> {
  const read = HEADER.codec.decode(value);
  if (E.isLeft(read)) return E.left(fieldErrors(read.left, 'item'));
  const data = DATA[read.right.kind].codec.decode(read.right.data) as ReturnType<(typeof HEADER)['codec']['decode']>;
  return E.isLeft(data) ? E.left(fieldErrors(data.left, 'item.data')) : E.right(read.right as unknown as Item);
}

/** The kinds of items become events of these types. */
export const EVENT_OF = {
  ASSIGNMENT: 'TaskAssigned',
  REPORT: 'TaskReported',
  EVIDENCE: 'EvidenceSubmitted',
  CANCELLATION: 'TaskCancelled',
} as const satisfies { readonly [K in ItemKind]: keyof typeof EVENT_TYPES };

/** JSON Schema 2020-12 of one page of items, as a source delivers it. */
export const taskPageSchema = (): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A page of items of a document and task system',
  type: 'object',
  properties: {
    items: { type: 'array', items: { oneOf: ITEM_KINDS.map(itemSchema) } },
    next: { type: 'string', description: 'over HTTP: where to go on; names this page as taken' },
    more: { type: 'boolean', description: 'over HTTP: another page waits; left out: false' },
  },
  required: ['items'],
});

const itemSchema = (kind: ItemKind): JsonSchema =>
  record({ kind: oneOf(kind), ...header, data: DATA[kind] as Field<unknown> }).schema;
