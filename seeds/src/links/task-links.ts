import * as t from 'io-ts';
import { PlanId, tasks } from '../catalogue/index.js';
import { closed } from '../codecs/closed.js';
import { decodeFile } from '../codecs/decode.js';
import type { Source } from '../codecs/source.js';
import json from '../data/task-links.json' with { type: 'json' };
import { obligations } from '../prose/index.js';

const Place = closed('TaskLinkPlace', {
  plan: PlanId,
  annex: t.union([t.keyof({ I: null, II: null }), t.null]),
  row: t.string,
});

/** Rows that may be one task. `wording`: they share six words in a row or more; `subject`: they name the same thing. */
export const SeedTaskLink = closed('SeedTaskLink', {
  id: t.string,
  basis: t.keyof({ wording: null, subject: null }),
  places: t.array(Place),
  /** Why, and what speaks against it, in Vietnamese. */
  reason: t.string,
});

/** A row of a proposal, in the words of its plan. */
export interface ProposedPlace extends t.TypeOf<typeof Place> {
  readonly printed: string;
  readonly source: Source;
}
export interface TaskLinkProposal extends Omit<t.TypeOf<typeof SeedTaskLink>, 'places'> {
  /** The row of the plan that the link would stand with first. */
  readonly places: readonly ProposedPlace[];
}

const keyOf = ({ plan, annex, row }: { plan: string; annex: string | null; row: string }) => `${plan} ${annex} ${row}`;
const printed = new Map([...tasks(), ...obligations()].map((row) => [keyOf(row), row]));

const rows: readonly TaskLinkProposal[] = decodeFile('task-links.json', t.array(SeedTaskLink), json).map((link) => ({
  ...link,
  places: link.places.map((place) => {
    const row = printed.get(keyOf(place));
    if (row === undefined) throw new TypeError(`task-links.json: ${link.id} names no row ${keyOf(place)}`);
    return { ...place, printed: row.title, source: row.source };
  }),
}));

/** Where two or more plans print what may be one task. Nothing is decided here: the city confirms a link, or does not. */
export const taskLinkProposals = (): readonly TaskLinkProposal[] => rows;
