import type { AttainmentRow, ConflictStanding } from '@kpi-ledger/engine';
import {
  CARD_SLOTS,
  type CardSlot,
  type Conflict,
  conflicts,
  definitionCards,
  indicators,
  type PrintedCard,
  rowId,
  series,
} from '@kpi-ledger/seeds';

/** One slot of a definition card: what fills it, and whether a document prints it or the city adopted it. */
export type FilledSlot = { readonly value: string; readonly from: 'DOCUMENT' | 'LEDGER' } | null;
export type Card = { readonly [slot in CardSlot]: FilledSlot };

/** Where the documents differ on this indicator, and what was decided; OPEN: each stands as printed. */
export interface Difference extends Pick<Conflict, 'id' | 'topic' | 'kind' | 'places' | 'note'> {
  readonly status: 'OPEN' | 'DECIDED';
  readonly decided: ConflictStanding | null;
}

/** A row with what the plan documents say beside it. */
export interface IndicatorWithDocuments extends AttainmentRow {
  readonly definitionCard: Card;
  /** Slots that neither a document nor a decision fills. */
  readonly gaps: readonly CardSlot[];
  readonly differences: readonly Difference[];
  /** What reading the row left to say: a threshold in its title that is no target, a denominator that is not printed. */
  readonly notes: readonly string[];
  /** The same indicator as printed for other years. */
  readonly otherYears: readonly {
    readonly indicator: string;
    readonly horizon: string;
    readonly targets: readonly string[];
  }[];
}

const printedCards: ReadonlyMap<string, PrintedCard> = new Map(definitionCards().map((card) => [rowId(card), card]));

export function withDocuments(row: AttainmentRow): IndicatorWithDocuments {
  const definitionCard = cardOf(row);
  return {
    ...row,
    definitionCard,
    gaps: CARD_SLOTS.filter((slot) => definitionCard[slot] === null),
    differences: differencesOf(row),
    notes: printedIndicators.get(row.indicator)?.notes ?? [],
    otherYears: series().flatMap(({ rows }) => {
      const ids = rows.map(rowId);
      return ids.includes(row.indicator) ? ids.filter((id) => id !== row.indicator).map(printedFor) : [];
    }),
  };
}

const printedIndicators = new Map(indicators().map((indicator) => [rowId(indicator), indicator]));

function printedFor(id: string): IndicatorWithDocuments['otherYears'][number] {
  const printed = printedIndicators.get(id);
  return { indicator: id, horizon: printed?.horizon ?? '', targets: printed?.targets.map(({ raw }) => raw) ?? [] };
}

/** What was adopted goes before what is printed. */
function cardOf({ indicator, card }: AttainmentRow): Card {
  const printed = printedCards.get(indicator);
  const slotOf = (slot: CardSlot): FilledSlot => {
    const adopted = card[slot];
    if (adopted !== undefined) return { value: adopted, from: 'LEDGER' };
    const words = printed?.[slot] ?? null;
    return words === null ? null : { value: words, from: 'DOCUMENT' };
  };
  return Object.fromEntries(CARD_SLOTS.map((slot) => [slot, slotOf(slot)])) as Card;
}

function differencesOf({ indicator, conflicts: decisions }: AttainmentRow): readonly Difference[] {
  return conflicts()
    .filter(({ places }) => places.some((place) => rowId(place) === indicator))
    .map(({ id, topic, kind, places, note }) => {
      const decided = decisions.find(({ conflict }) => conflict === id) ?? null;
      return { id, topic, kind, places, note, status: decided === null ? 'OPEN' : 'DECIDED', decided };
    });
}
