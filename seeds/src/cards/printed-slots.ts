import * as t from 'io-ts';
import { PlanId } from '../catalogue/row.js';
import { closed } from '../codecs/closed.js';
import { decodeFile } from '../codecs/decode.js';
import { Source } from '../codecs/source.js';
import json from '../data/definition-cards.json' with { type: 'json' };

const slot = t.union([t.string, t.null]);

/** Slots of a definition card that a document fills with words of its own; null: it prints nothing of the kind. */
export const PrintedSlots = closed('PrintedSlots', {
  plan: PlanId,
  annex: t.keyof({ I: null, II: null }),
  row: t.string,
  source: Source,
  formula: slot,
  numerator: slot,
  denominator: slot,
  dataSource: slot,
});
export type PrintedSlots = t.TypeOf<typeof PrintedSlots>;

export const printedSlots: readonly PrintedSlots[] = decodeFile('definition-cards.json', t.array(PrintedSlots), json);
