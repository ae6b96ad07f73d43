import type { DataOf } from '@kpi-ledger/events';
import { type Fact, factsOf, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import type { Day } from '../time/index.js';

type Linked = DataOf<'TasksLinked'>;
/** A row of a plan, of an annex or (annex null) of the prose. */
export type PlanPlace = Linked['row'];

/** Rows that were decided to be one and the same task. */
export interface TaskLink extends Pick<Linked, 'plan' | 'link' | 'grounds'> {
  /** The row of the plan itself first. */
  readonly rows: readonly PlanPlace[];
  readonly decision: { readonly number: string; readonly date: Day } | null;
  readonly event: string;
  readonly synthetic: boolean;
}

/** The links that hold on a day; of one name the last. */
export function taskLinksAt(facts: readonly Fact[], day: Day): readonly TaskLink[] {
  const links = new Map<string, TaskLink>();
  for (const { event } of inOrderOfEffect(factsOf(upTo(facts, day), 'TasksLinked') as readonly Fact[])) {
    if (event.type !== 'TasksLinked') continue;
    const { plan, link, row, same, grounds, decision = null, synthetic = false } = event.data;
    links.set(`${plan} ${link}`, {
      ...{ plan, link, grounds, decision, event: event.id, synthetic },
      rows: [row, ...same],
    });
  }
  return [...links.values()];
}

/** Ids and codes hold no blanks. */
export const placeKey = ({ plan, row }: Pick<PlanPlace, 'plan' | 'row'>): string => `${plan} ${row}`;

/**
 * The set of each linked row: rows are in one set when links lead from one to the other, directly or through others. The name of
 * a set is its first row in the order of letters, so it does not depend on the order in which links were recorded.
 */
export function linkedSets(links: readonly Pick<TaskLink, 'rows'>[]): ReadonlyMap<string, string> {
  const neighbours = new Map<string, Set<string>>();
  for (const { rows } of links) {
    const keys = rows.map(placeKey);
    for (const key of keys) neighbours.set(key, new Set([...(neighbours.get(key) ?? []), ...keys]));
  }
  const sets = new Map<string, string>();
  for (const first of [...neighbours.keys()].sort()) {
    if (sets.has(first)) continue;
    // A set is walked in the order of its growth: what is reached is walked too.
    const reached = new Set([first]);
    for (const key of reached) for (const next of neighbours.get(key) ?? []) reached.add(next);
    for (const key of reached) sets.set(key, first);
  }
  return sets;
}
