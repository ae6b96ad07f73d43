import * as t from 'io-ts';
import { Reading, Target } from '../catalogue/indicator.js';
import { Party, PlanId } from '../catalogue/row.js';
import { closed, sparse } from '../codecs/closed.js';
import { DocumentName, Lines } from '../codecs/source.js';

/** What an item of the prose asks for. A closed list. */
export const ItemKind = t.keyof({
  /** a figure to be reached, by the city or by whom `unit` names */ quantified_target: null,
  /** an aim without a figure */ objective: null,
  /** an act with a last day: a completion or a report */ deadline: null,
  /** an act without a day */ obligation: null,
  /** a platform, database, data centre, network or other digital system to build, join or run */ system: null,
  /** money to be found, allotted or applied for */ funding: null,
  /** when the plan takes effect */ effect: null,
});
export type ItemKind = t.TypeOf<typeof ItemKind>;

/** Why a paragraph holds no item. A closed list. */
export const NoItemReason = t.keyof({
  title: null,
  heading: null,
  legal_basis: null,
  /** introduces what follows */ lead_in: null,
  /** points to an annex that is not in the document */ reference_to_annex: null,
  /** names a source of money without an amount or a duty */ funding_source: null,
  recipients: null,
  signature: null,
  page_number: null,
});

/** A number of a paragraph that is neither a target nor a deadline, and what it is. */
export const OtherNumber = closed('OtherNumber', {
  raw: t.string,
  why: t.keyof({
    document_number: null,
    date: null,
    period: null,
    /** part of a name: "5G", "Đề án 06" */ name: null,
  }),
});

/**
 * `due`: the last day of a single deadline. `latestDays`: the last days ("mm-dd") of a deadline that returns every
 * year; "trước ngày 10" means at the latest the 9th. `to`: who receives a report.
 */
export const ProseDeadline = closed('ProseDeadline', {
  raw: t.string,
  purpose: t.keyof({ completion: null, report: null }),
  kind: t.keyof({ month: null, year: null, annual: null }),
  due: t.union([t.string, t.null]),
  latestDays: t.array(t.string),
  to: t.array(Party),
});

/** An item: `text` is the verbatim part of the paragraph that it stands for. Absent keys mean none. */
export const Item = sparse(
  'Item',
  { kind: ItemKind, text: t.string },
  {
    targets: t.array(Target),
    unit: t.union([t.string, t.null]),
    reading: t.union([Reading, t.null]),
    annual: t.boolean,
    horizon: t.union([t.string, t.null]),
    deadline: ProseDeadline,
    responsible: t.array(Party),
    coordinating: t.array(Party),
  },
);
export type Item = t.TypeOf<typeof Item>;

/**
 * A paragraph with its wrapped lines joined. It holds items, which together cover its text, or none with the reason.
 * `skips`: lines between the first and the last that belong to another paragraph (a page number).
 */
export const Paragraph = sparse(
  'Paragraph',
  {
    row: t.string,
    section: t.union([t.string, t.null]),
    lines: Lines,
    raw: t.string,
  },
  {
    skips: t.array(t.number),
    items: t.array(Item),
    none: NoItemReason,
    otherNumbers: t.array(OtherNumber),
    notes: t.array(t.string),
  },
);
export type Paragraph = t.TypeOf<typeof Paragraph>;

/** The prose of a plan: all paragraphs of the lines first..last of a document. */
export const Prose = closed('Prose', {
  document: DocumentName,
  plan: PlanId,
  lines: Lines,
  paragraphs: t.array(Paragraph),
});
export type Prose = t.TypeOf<typeof Prose>;
