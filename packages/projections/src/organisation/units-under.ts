import type { Unit } from './organisation.js';

type Units = ReadonlyMap<string, Unit>;
type Below = ReadonlyMap<string | null, readonly string[]>;

const known = new WeakMap<Units, { readonly components: Below; readonly managed: Below }>();

/**
 * The unit and what is a component of it, directly or through others; with 'and managed' also the units that it manages, and what
 * is a component of these.
 */
export function unitsUnder(units: Units, unit: string, managed?: 'and managed'): readonly string[] {
  const below = known.get(units) ?? {
    components: idsBy(units, ({ parent }) => parent),
    managed: idsBy(units, ({ managedBy }) => managedBy),
  };
  known.set(units, below);
  const found = new Set([
    ...(units.has(unit) ? [unit] : []),
    ...(managed === undefined ? [] : (below.managed.get(unit) ?? [])),
  ]);
  // A set is walked in the order of its growth: what is added is walked too, and nothing twice.
  for (const id of found) for (const component of below.components.get(id) ?? []) found.add(component);
  return [...found];
}

function idsBy(units: Units, by: (unit: Unit) => string | null): Below {
  const ids = new Map<string | null, string[]>();
  for (const unit of units.values()) {
    const key = by(unit);
    const of = ids.get(key);
    if (of === undefined) ids.set(key, [unit.id]);
    else of.push(unit.id);
  }
  return ids;
}
