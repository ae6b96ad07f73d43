import { ancestry, headPostOf, positionsOf } from './holders.js';
import type { Organisation, Position, Role } from './organisation.js';

/** A post, or a person in a unit: what a tracking authority is asked of. */
type Tracked = Pick<Position, 'unit' | 'post' | 'trackedBy'> & { readonly role: Role };

/**
 * The post whose holder tracks and scores this one (Điều 10): the one that is named; else the head of the unit for its
 * deputies and staff, the head of the nearest unit above for a head, and the head of the managing authority for the head of
 * an agency. Null: none is recorded.
 */
export function trackerOf(organisation: Organisation, tracked: Tracked): string | null {
  const named = tracked.trackedBy ?? (tracked.post === null ? null : organisation.posts.get(tracked.post)?.trackedBy);
  if (named !== null && named !== undefined) return named;
  const units = ancestry(organisation, tracked.unit);
  const authorities = [
    ...(tracked.role === 'HEAD' ? units.slice(1) : units).map(({ id }) => id),
    ...units.flatMap(({ managedBy }) => managedBy ?? []),
  ];
  for (const unit of authorities) {
    const head = headPostOf(organisation, unit);
    if (head !== null && head.id !== tracked.post) return head.id;
  }
  return null;
}

export function trackerOfPost(organisation: Organisation, post: string): string | null {
  const defined = organisation.posts.get(post);
  return defined === undefined ? null : trackerOf(organisation, { ...defined, post });
}

/**
 * Whom a leader manages (R13, R14): everybody tracked by a post of the leader, directly or through others, also through a
 * vacant post; for a deputy also the units and people of the assigned field, closed downward, without those above. In order
 * of person id; never the leader.
 */
export function managedBy(organisation: Organisation, person: string): readonly string[] {
  const trackers = trackersOfAll(organisation);
  const positions = positionsOf(organisation, person);
  const own = positions.flatMap(({ post }) => post ?? []);
  const field = positions.some(({ role }) => role === 'DEPUTY') ? fieldOf(organisation, trackers, person) : NO_FIELD;
  const posts = new Set([...own, ...field.posts]);
  const people = new Set(field.people);
  closeDownward(trackers, posts, people);
  return [...people].filter((id) => id !== person).sort();
}

interface Field {
  readonly posts: readonly string[];
  readonly people: readonly string[];
}

const NO_FIELD: Field = { posts: [], people: [] };

/** The posts and people of a deputy's field, without the authorities over the deputy. */
function fieldOf(organisation: Organisation, trackers: Trackers, person: string): Field {
  const field = organisation.fields.get(person);
  if (field === undefined) return NO_FIELD;
  const above = postsAbove(trackers, person);
  const isAbove = (id: string) => positionsOf(organisation, id).some(({ post }) => post !== null && above.has(post));
  const posts = [...organisation.posts.values()].filter(({ unit }) => isWithin(organisation, unit, field.units));
  const positions = organisation.positions.filter(({ unit }) => isWithin(organisation, unit, field.units));
  return {
    posts: posts.map(({ id }) => id).filter((id) => !above.has(id)),
    people: [...field.people, ...positions.map(({ person: id }) => id)].filter((id) => !isAbove(id)),
  };
}

/** Adds whatever is tracked by a post of the set, and the posts that its people hold, and so on downward. */
function closeDownward(trackers: Trackers, posts: Set<string>, people: Set<string>): void {
  // A set is walked in the order of its growth: what is added is walked too, and nothing twice.
  for (const person of people) for (const post of trackers.heldBy.get(person) ?? []) posts.add(post);
  for (const post of posts) {
    for (const below of trackers.postsUnder.get(post) ?? []) posts.add(below);
    for (const person of trackers.peopleUnder.get(post) ?? []) {
      people.add(person);
      for (const held of trackers.heldBy.get(person) ?? []) posts.add(held);
    }
  }
}

/** The posts that track the person, directly or through others. */
function postsAbove(trackers: Trackers, person: string): ReadonlySet<string> {
  const posts = new Set<string>();
  for (const [position, tracker] of trackers.ofPositions)
    if (position.person === person && tracker !== null) posts.add(tracker);
  // Climbs to the top, and ends in a circle too: a set is walked in the order of its growth.
  for (const post of posts) {
    const tracker = trackers.ofPosts.get(post);
    if (tracker !== null && tracker !== undefined) posts.add(tracker);
  }
  return posts;
}

/** Who tracks what, in both directions. */
interface Trackers {
  readonly ofPosts: ReadonlyMap<string, string | null>;
  readonly ofPositions: ReadonlyMap<Position, string | null>;
  readonly postsUnder: ReadonlyMap<string, readonly string[]>;
  readonly peopleUnder: ReadonlyMap<string, readonly string[]>;
  readonly heldBy: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Organisation['positions'], Trackers>();

function trackersOfAll(organisation: Organisation): Trackers {
  const before = known.get(organisation.positions);
  if (before !== undefined) return before;
  const ofPosts = [...organisation.posts.keys()].map((id) => [id, trackerOfPost(organisation, id)] as const);
  const ofPositions = organisation.positions.map((position) => [position, trackerOf(organisation, position)] as const);
  const trackers = {
    ofPosts: new Map(ofPosts),
    ofPositions: new Map(ofPositions),
    postsUnder: listed(ofPosts.map(([post, tracker]) => [tracker, post])),
    peopleUnder: listed(ofPositions.map(([{ person }, tracker]) => [tracker, person])),
    heldBy: listed(organisation.positions.flatMap(({ person, post }) => (post === null ? [] : [[person, post]]))),
  };
  known.set(organisation.positions, trackers);
  return trackers;
}

function listed(pairs: readonly (readonly (string | null)[])[]): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    if (key === null || key === undefined || value === null || value === undefined) continue;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  }
  return lists;
}

const isWithin = (organisation: Organisation, unit: string, roots: readonly string[]): boolean =>
  roots.length > 0 && ancestry(organisation, unit).some(({ id }) => roots.includes(id));
