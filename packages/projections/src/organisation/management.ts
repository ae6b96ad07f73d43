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
 * Whom a leader manages (R13, R14): a head everybody tracked by the post, directly or through others, also through a
 * vacant post; a deputy the units and people of the assigned field, closed downward. In order of person id; never the
 * person, nor those above. A deputy without a field manages nobody.
 */
export function managedBy(organisation: Organisation, person: string): readonly string[] {
  const trackers = trackersOfAll(organisation);
  const posts = new Set<string>();
  const people = new Set<string>();
  for (const position of positionsOf(organisation, person))
    if (position.post !== null && position.role !== 'DEPUTY') posts.add(position.post);
  const ownPosts = new Set(posts);

  if (positionsOf(organisation, person).some(({ role }) => role === 'DEPUTY')) {
    const field = organisation.fields.get(person);
    for (const id of field?.people ?? []) people.add(id);
    for (const position of organisation.positions)
      if (isWithin(organisation, position.unit, field?.units ?? [])) people.add(position.person);
    for (const post of organisation.posts.values())
      if (isWithin(organisation, post.unit, field?.units ?? [])) posts.add(post.id);
  }

  closeDownward(trackers, posts, people);
  for (const post of ownPosts) posts.delete(post);
  const above = authoritiesOver(organisation, trackers, person);
  return [...people].filter((id) => id !== person && !above.has(id)).sort();
}

/** Adds, until nothing is new, the posts and people tracked by a post of the set, and the posts that its people hold. */
function closeDownward(trackers: Trackers, posts: Set<string>, people: Set<string>): void {
  for (let before = -1; before !== posts.size + people.size; ) {
    before = posts.size + people.size;
    for (const [post, tracker] of trackers.ofPosts) if (tracker !== null && posts.has(tracker)) posts.add(post);
    for (const [position, tracker] of trackers.ofPositions) {
      if (tracker !== null && posts.has(tracker)) people.add(position.person);
      if (people.has(position.person) && position.post !== null) posts.add(position.post);
    }
  }
}

/** The holders of the posts that track the person, directly or through others. */
function authoritiesOver(organisation: Organisation, trackers: Trackers, person: string): ReadonlySet<string> {
  const posts = new Set<string>();
  for (const [position, tracker] of trackers.ofPositions)
    if (position.person === person && tracker !== null) posts.add(tracker);
  for (const post of posts) {
    const tracker = trackers.ofPosts.get(post);
    if (tracker !== null && tracker !== undefined) posts.add(tracker);
  }
  const above = organisation.positions.filter(({ post }) => post !== null && posts.has(post));
  return new Set(above.map(({ person: id }) => id));
}

interface Trackers {
  readonly ofPosts: ReadonlyMap<string, string | null>;
  readonly ofPositions: ReadonlyMap<Position, string | null>;
}

const known = new WeakMap<Organisation, Trackers>();

function trackersOfAll(organisation: Organisation): Trackers {
  const before = known.get(organisation);
  if (before !== undefined) return before;
  const trackers = {
    ofPosts: new Map([...organisation.posts.keys()].map((id) => [id, trackerOfPost(organisation, id)] as const)),
    ofPositions: new Map(organisation.positions.map((at) => [at, trackerOf(organisation, at)] as const)),
  };
  known.set(organisation, trackers);
  return trackers;
}

const isWithin = (organisation: Organisation, unit: string, roots: readonly string[]): boolean =>
  roots.length > 0 && ancestry(organisation, unit).some(({ id }) => roots.includes(id));
