import type { Authority, Responsibility } from '@kpi-ledger/engine';
import type { Caller } from '../identity/index.js';

/** How a caller stands to a unit, post, person or task (Điều 10). */
export type Relation =
  /** It is the caller, or the caller's own work. */
  | 'OWN_PERSON'
  /** It belongs to the caller's unit, or to a component of it. */
  | 'OWN_UNIT'
  /** The caller, or the head of the caller's unit, tracks and scores it. */
  | 'SCORED'
  /** The caller, or the head of the caller's unit, classifies it for the year. */
  | 'CLASSIFIED'
  /** The caller, or the head of the caller's unit, is further up its line of authority. */
  | 'BELOW';

/** Of whom a role may read or record something: everybody, or those to whom it stands in one of the relations. */
export type Reach = 'ALL' | readonly Relation[];

export const ALL = 'ALL';
export const NOBODY: Reach = [];
export const SELF: Reach = ['OWN_PERSON'];
export const UNIT: Reach = ['OWN_PERSON', 'OWN_UNIT'];
export const SCORED: Reach = ['SCORED'];
/** Who scores and who is scored: what was said of a person to that person. */
export const SELF_AND_SCORED: Reach = ['OWN_PERSON', 'SCORED'];
export const CLASSIFIED: Reach = ['CLASSIFIED'];
/** Own unit, and everybody further down. */
export const LINE: Reach = ['OWN_PERSON', 'OWN_UNIT', 'SCORED', 'CLASSIFIED', 'BELOW'];

export function relationsOf(caller: Caller, of: Responsibility): ReadonlySet<Relation> {
  const acts = ({ unit, holder }: Authority): boolean =>
    unit === caller.unit || (holder !== null && holder === caller.official);
  const relations: readonly (readonly [Relation, boolean])[] = [
    ['OWN_PERSON', caller.official !== null && of.people.includes(caller.official)],
    ['OWN_UNIT', caller.unit !== null && of.units.includes(caller.unit)],
    ['SCORED', of.scoredBy.some(acts)],
    ['CLASSIFIED', of.classifiedBy.some(acts)],
    ['BELOW', of.above.some(acts)],
  ];
  return new Set(relations.flatMap(([relation, holds]) => (holds ? [relation] : [])));
}

/** Nobody acts as an authority over himself or herself: what is one's own is reached as one's own, or not at all. */
export const reaches = (reach: Reach, relations: ReadonlySet<Relation>): boolean =>
  reach === ALL ||
  (relations.has('OWN_PERSON') ? reach.includes('OWN_PERSON') : reach.some((relation) => relations.has(relation)));
