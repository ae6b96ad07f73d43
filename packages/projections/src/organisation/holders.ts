import type { Tracking } from '../time/index.js';
import type { Organisation, Position, Post, Structure, Unit } from './organisation.js';

/** The head post of a unit; the first one defined. Null: the unit has none. */
export const headPostOf = (organisation: Structure, unit: string): Post | null =>
  organisation.headPosts.get(unit) ?? null;

/** Who holds a post; null: nobody is recorded. */
export const holderOf = (organisation: Organisation, post: string): string | null =>
  organisation.holders.get(post) ?? null;

/** Who heads a unit; null: no head post, or nobody in it. */
export function headOf(organisation: Organisation, unit: string): string | null {
  const post = headPostOf(organisation, unit);
  return post === null ? null : holderOf(organisation, post.id);
}

export const positionsOf = (organisation: Organisation, person: string): readonly Position[] =>
  organisation.positionsOf.get(person) ?? [];

/** The units whose head post the person holds. */
export const unitsHeadedBy = (organisation: Organisation, person: string): readonly string[] =>
  positionsOf(organisation, person)
    .filter(({ role, unit, post }) => role === 'HEAD' && headPostOf(organisation, unit)?.id === post)
    .map(({ unit }) => unit);

const lines = new WeakMap<Organisation['units'], Map<string, readonly Unit[]>>();

/** The unit, then the unit it is a component of, and so on; a circle ends it. */
export function ancestry({ units }: Pick<Organisation, 'units'>, unit: string): readonly Unit[] {
  const known = lines.get(units) ?? new Map<string, readonly Unit[]>();
  lines.set(units, known);
  const line = known.get(unit) ?? lineOf(units, unit);
  known.set(unit, line);
  return line;
}

function lineOf(units: Organisation['units'], unit: string): readonly Unit[] {
  const line: Unit[] = [];
  for (let at = units.get(unit); at !== undefined && !line.includes(at); ) {
    line.push(at);
    at = at.parent === null ? undefined : units.get(at.parent);
  }
  return line;
}

/** The cơ quan sử dụng of a unit: the unit itself, or the highest one that it is a component of (R30). */
export const agencyOf = (organisation: Organisation, unit: string): string =>
  ancestry(organisation, unit).at(-1)?.id ?? unit;

/** Month or quarter, as decided for the unit or the nearest unit above it; null: not decided (P34). */
export function trackingOf(organisation: Organisation, unit: string): Tracking | null {
  for (const { id } of ancestry(organisation, unit)) {
    const decided = organisation.tracking.get(id);
    if (decided !== undefined) return decided;
  }
  return null;
}

/** The kind of person: as registered, else as the post says. */
export function personKindOf(organisation: Organisation, person: string): Post['personKind'] {
  const registered = organisation.officials.get(person)?.personKind ?? 'UNDECIDED';
  if (registered !== 'UNDECIDED') return registered;
  for (const { post } of positionsOf(organisation, person)) {
    const kind = post === null ? undefined : organisation.posts.get(post)?.personKind;
    if (kind !== undefined && kind !== 'UNDECIDED') return kind;
  }
  return 'UNDECIDED';
}
