import type { Fact } from './facts.ts';

export interface Post {
  readonly post: string;
  readonly unit: string;
  readonly scope: string;
  holder: string | null;
}

export interface Organisation {
  /** Head posts in the order in which they were defined. */
  readonly posts: readonly Post[];
  /** Everybody under the management of a head, through all levels. */
  peopleUnder(post: Post): ReadonlySet<string>;
}

const SHAPES = /^(unit|post|official)-/;

export function organisationOn(streams: ReadonlyMap<string, readonly Fact[]>, day: string): Organisation {
  const facts: Fact[] = [];
  for (const [stream, of] of streams)
    if (SHAPES.test(stream)) for (const fact of of) if (fact.validAt <= day) facts.push(fact);
  facts.sort((a, b) => (a.validAt < b.validAt ? -1 : a.validAt > b.validAt ? 1 : a.ordinal - b.ordinal));
  const parents = new Map<string, string>();
  const posts = new Map<string, Post>();
  const kinds = new Map<string, string>();
  const staff = new Map<string, Set<string>>();
  for (const { type, data } of facts)
    switch (type) {
      case 'UnitRegistered':
        if (data.parent !== undefined) parents.set(data.unit, data.parent);
        break;
      case 'PostDefined':
        posts.set(data.post, { post: data.post, unit: data.unit, scope: data.scope, holder: null });
        break;
      case 'OfficialRegistered':
        kinds.set(data.person, data.personKind);
        break;
      case 'HeadAppointed':
      case 'HeadRelieved': {
        const post = posts.get(data.post);
        if (post !== undefined) post.holder = type === 'HeadAppointed' ? data.person : null;
        break;
      }
      case 'OfficialAssigned':
        staff.set(data.unit, (staff.get(data.unit) ?? new Set()).add(data.person));
        break;
      case 'OfficialLeft':
        staff.get(data.unit)?.delete(data.person);
        break;
    }
  const all = [...posts.values()];
  const isWithin = (unit: string | undefined, root: string): boolean =>
    unit !== undefined && (unit === root || isWithin(parents.get(unit), root));
  const peopleUnder = (post: Post): ReadonlySet<string> => {
    const people = new Set<string>();
    for (const other of all) {
      if (!isWithin(other.unit, post.unit)) continue;
      if (other !== post && other.holder !== null) people.add(other.holder);
      for (const person of staff.get(other.unit) ?? []) people.add(person);
    }
    people.delete(post.holder ?? '');
    for (const person of people) if (kinds.get(person) !== 'CONG_CHUC') people.delete(person);
    return people;
  };
  return { posts: all, peopleUnder };
}
