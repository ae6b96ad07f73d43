import { ancestry, headPostOf, positionsOf } from './holders.js';
import { namedTracker, type Organisation, type Position, type Role, type Structure } from './organisation.js';
import { unitsUnder } from './units-under.js';

/** A post, or a person in a unit: what a tracking authority is asked of. */
type Trackable = Pick<Position, 'unit' | 'post' | 'trackedBy'> & { readonly role: Role };

/**
 * The post whose holder tracks and scores this one (Điều 10): the one that is named; else the head of the unit for its
 * deputies and staff, the head of the nearest unit above for a head, and the head of the managing authority for the head of
 * an agency. Null: none is recorded.
 */
export function trackerOf(organisation: Structure, tracked: Trackable): string | null {
  const named = namedTracker(tracked, organisation.posts);
  if (named !== null) return named;
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

export function trackerOfPost(organisation: Structure, post: string): string | null {
  const defined = organisation.posts.get(post);
  return defined === undefined ? null : trackerOf(organisation, { ...defined, post });
}

/**
 * Whom a leader manages (R13, R14): everybody tracked by a post of the leader, directly or through others, also through a
 * vacant post; for a deputy also the units and people of the assigned field, closed downward, without those above. In order
 * of person id; never the leader.
 */
export function managedBy(organisation: Organisation, person: string): readonly string[] {
  const positions = positionsOf(organisation, person);
  const own = positions.flatMap(({ post }) => post ?? []);
  const field = positions.some(({ role }) => role === 'DEPUTY') ? fieldOf(organisation, person) : NO_FIELD;
  const posts = new Set([...own, ...field.posts]);
  const people = new Set(field.people);
  closeDownward(organisation, posts, people);
  return [...people].filter((id) => id !== person).sort();
}

interface Field {
  readonly posts: readonly string[];
  readonly people: readonly string[];
}

const NO_FIELD: Field = { posts: [], people: [] };

/** The posts and people of a deputy's field, without the authorities over the deputy. */
function fieldOf(organisation: Organisation, person: string): Field {
  const field = organisation.fields.get(person);
  if (field === undefined) return NO_FIELD;
  const above = postsAbove(organisation, person);
  const isAbove = (id: string) => positionsOf(organisation, id).some(({ post }) => post !== null && above.has(post));
  const units = new Set(field.units.flatMap((unit) => unitsUnder(organisation.units, unit)));
  const posts = [...organisation.posts.values()].filter(({ unit }) => units.has(unit));
  const positions = [...units].flatMap((unit) => organisation.positionsIn.get(unit) ?? []);
  return {
    posts: posts.map(({ id }) => id).filter((id) => !above.has(id)),
    people: [...field.people, ...positions.map(({ person: id }) => id)].filter((id) => !isAbove(id)),
  };
}

/** Adds whatever is tracked by a post of the set, and the posts that its people hold, and so on downward. */
function closeDownward(organisation: Organisation, posts: Set<string>, people: Set<string>): void {
  const { postsUnder, peopleUnder } = trackedIn(organisation);
  const addHeldBy = (person: string): void => {
    for (const { post } of positionsOf(organisation, person)) if (post !== null) posts.add(post);
  };
  // A set is walked in the order of its growth: what is added is walked too, and nothing twice.
  for (const person of people) addHeldBy(person);
  for (const post of posts) {
    for (const below of postsUnder.get(post) ?? []) posts.add(below);
    for (const person of peopleUnder(post)) {
      people.add(person);
      addHeldBy(person);
    }
  }
}

/** The posts that track the person, directly or through others. */
function postsAbove(organisation: Organisation, person: string): ReadonlySet<string> {
  const posts = new Set<string>();
  for (const position of positionsOf(organisation, person)) {
    const tracker = trackerOf(organisation, position);
    if (tracker !== null) posts.add(tracker);
  }
  // Climbs to the top, and ends in a circle too: a set is walked in the order of its growth.
  for (const post of posts) {
    const tracker = trackerOfPost(organisation, post);
    if (tracker !== null) posts.add(tracker);
  }
  return posts;
}

/** Which posts each post tracks, and which one the staff of each unit: units and posts alone decide about both. */
interface TrackedByStructure {
  readonly postsUnder: ReadonlyMap<string | null, readonly string[]>;
  trackerOfStaff(position: Position): string | null;
}

const structures = new WeakMap<Structure, TrackedByStructure>();

function trackedByStructure(organisation: Organisation): TrackedByStructure {
  const structure = organisation.structure ?? organisation;
  const before = structures.get(structure);
  if (before !== undefined) return before;
  const ofUnits = new Map<string, string | null>();
  const tracked: TrackedByStructure = {
    postsUnder: Map.groupBy(structure.posts.keys(), (id) => trackerOfPost(structure, id)),
    trackerOfStaff: (position) => {
      const known = ofUnits.get(position.unit);
      if (known !== undefined) return known;
      const tracker = trackerOf(structure, position);
      ofUnits.set(position.unit, tracker);
      return tracker;
    },
  };
  structures.set(structure, tracked);
  return tracked;
}

/** What each post tracks; the people are looked for post by post, as far as somebody asks. */
interface TrackedByPosts {
  readonly postsUnder: ReadonlyMap<string | null, readonly string[]>;
  peopleUnder(post: string): Iterable<string>;
}

const known = new WeakMap<Organisation, TrackedByPosts>();

function trackedIn(of: Organisation): TrackedByPosts {
  const organisation = of.whole ?? of;
  const before = known.get(organisation);
  if (before !== undefined) return before;
  const people = new Map<string, Set<string>>();
  const { postsUnder, trackerOfStaff } = trackedByStructure(organisation);
  /** Of most people nothing but their unit decides. */
  const trackerOfPosition = (position: Position): string | null => {
    const { post, role, trackedBy } = position;
    const isPlain = post === null && trackedBy === null && role !== 'HEAD';
    return isPlain ? trackerOfStaff(position) : trackerOf(organisation, position);
  };
  const tracked: TrackedByPosts = {
    postsUnder,
    peopleUnder: (post) => {
      const asked = people.get(post);
      if (asked !== undefined) return asked;
      const under = new Set<string>();
      for (const position of mayBeUnder(organisation, post))
        if (trackerOfPosition(position) === post) under.add(position.person);
      people.set(post, under);
      return under;
    },
  };
  known.set(organisation, tracked);
  return tracked;
}

/** A post tracks where it is named, and as the head post of a unit below that unit and below those that the unit manages. */
function mayBeUnder(organisation: Organisation, post: string): readonly Position[] {
  const named = organisation.positionsNaming.get(post) ?? [];
  const unit = organisation.posts.get(post)?.unit;
  if (unit === undefined || headPostOf(organisation, unit)?.id !== post) return named;
  const units = unitsUnder(organisation.units, unit, 'and managed');
  return [...named, ...units.flatMap((id) => organisation.positionsIn.get(id) ?? [])];
}
