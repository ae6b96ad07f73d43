import * as t from 'io-ts';
import { PlanId } from '../catalogue/row.js';
import { closed } from '../codecs/closed.js';
import { decodeFile } from '../codecs/decode.js';
import { Source } from '../codecs/source.js';
import json from '../data/conflicts.json' with { type: 'json' };

/** A row of a plan: an indicator, a task or (annex null) a paragraph of the prose. */
const RowName = { plan: PlanId, annex: t.union([t.keyof({ I: null, II: null }), t.null]), row: t.string };

/**
 * Plans that differ on one thing. `governs` is the row that a later decision lets prevail, with that decision; null:
 * nobody has decided, and each plan is measured by its own figure.
 */
export const SeedConflict = closed('SeedConflict', {
  id: t.string,
  topic: t.string,
  /** What differs: the figure, only how the same figure is printed, who leads, or the deadline. */
  kind: t.keyof({ target: null, wording: null, lead: null, deadline: null }),
  places: t.array(closed('ConflictPlace', { ...RowName, printed: t.string, source: Source })),
  note: t.string,
  governs: t.union([closed('Governing', { ...RowName, decision: t.string }), t.null]),
});
export type Conflict = t.TypeOf<typeof SeedConflict>;
export const SeedConflicts = t.array(SeedConflict);

const rows: readonly Conflict[] = decodeFile('conflicts.json', SeedConflicts, json);

/** Where two or more of the five documents differ on one target, lead or deadline. Nothing is decided here. */
export function conflicts(): readonly Conflict[] {
  return rows;
}
