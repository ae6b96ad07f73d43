import type { Party, PlanId } from '../catalogue/row.js';
import type { Source } from '../codecs/source.js';
import type { Item, ItemKind, Paragraph, Prose } from './paragraph.js';
import { prose } from './prose.js';

/** A row of the catalogue of obligations: one item of the prose. */
export interface ObligationRow {
  readonly plan: PlanId;
  readonly annex: null;
  /** The section and the printed letter or number, else the place of the bullet; "/2" for the second of several items. */
  readonly row: string;
  /** The headings above, as printed, outermost first. */
  readonly section: string | null;
  readonly title: string;
  readonly source: Source;
  readonly raw: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly kind: ItemKind;
  readonly targets: NonNullable<Item['targets']>;
  readonly unit: string | null;
  readonly reading: NonNullable<Item['reading']> | null;
  readonly annual: boolean;
  readonly horizon: string | null;
  readonly deadline: NonNullable<Item['deadline']> | null;
  readonly responsible: readonly Party[];
  readonly coordinating: readonly Party[];
}

function headings({ paragraphs }: Prose, section: string | null): string | null {
  const above = paragraphs.filter(
    ({ none, row }) => none === 'heading' && section !== null && `${section}.`.startsWith(`${row}.`),
  );
  return above.length === 0 ? null : above.map(({ raw }) => raw).join(' / ');
}

function rowsOf(document: Prose, paragraph: Paragraph): readonly ObligationRow[] {
  const items = paragraph.items ?? [];
  return items.map((item, i) => ({
    plan: document.plan,
    annex: null,
    row: items.length === 1 ? paragraph.row : `${paragraph.row}/${i + 1}`,
    section: headings(document, paragraph.section),
    title: item.text,
    source: { document: document.document, lines: paragraph.lines },
    raw: { Đoạn: paragraph.raw },
    notes: paragraph.notes ?? [],
    kind: item.kind,
    targets: item.targets ?? [],
    unit: item.unit ?? null,
    reading: item.reading ?? null,
    annual: item.annual ?? false,
    horizon: item.horizon ?? null,
    deadline: item.deadline ?? null,
    responsible: item.responsible ?? [],
    coordinating: item.coordinating ?? [],
  }));
}

const rows: readonly ObligationRow[] = prose().flatMap((document) =>
  document.paragraphs.flatMap((paragraph) => rowsOf(document, paragraph)),
);

/** The items of the prose of the plans kh03, cds2026-2030 and nq57-2026, in the order of the documents. */
export function obligations(plan?: PlanId): readonly ObligationRow[] {
  return plan === undefined ? rows : rows.filter((row) => row.plan === plan);
}
