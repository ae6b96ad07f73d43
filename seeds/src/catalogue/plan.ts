import { date, sha256Hex } from '@kpi-ledger/events';
import * as t from 'io-ts';
import { closed } from '../codecs/closed.js';
import { DocumentName, Lines } from '../codecs/source.js';
import { PlanId } from './row.js';

/** Printed matter of an annex that is in no row: titles, column heads, section headings, a page number, a footnote. */
export const Heading = closed('Heading', {
  role: t.keyof({ title: null, columns: null, section: null, footnote: null, page: null, issuer: null, origin: null }),
  lines: Lines,
  text: t.string,
});
export type Heading = t.TypeOf<typeof Heading>;

export const Annex = closed('Annex', {
  id: t.keyof({ I: null, II: null }),
  title: t.string,
  kind: t.keyof({ tasks: null, indicators: null }),
  /** The lines of the plan's document that are this annex. */
  lines: Lines,
  /** How many rows it prints. */
  rows: t.Int,
  headings: t.array(Heading),
});
export type Annex = t.TypeOf<typeof Annex>;

/** A plan of the city. A number or date that its document does not print is null. */
export const Plan = closed('Plan', {
  id: PlanId,
  title: t.string,
  documentNumber: t.union([t.string, t.null]),
  adoptedOn: t.union([date.codec, t.null]),
  issuer: t.string,
  /** The text in `seeds/sources` and the SHA-256 of its bytes. */
  source: closed('PlanSource', { document: DocumentName, sha256: sha256Hex.codec }),
  annexes: t.array(Annex),
  notes: t.array(t.string),
});
export type Plan = t.TypeOf<typeof Plan>;
