import { headPostsOf, type Post, type Structure } from '@kpi-ledger/projections';
import { areSame } from './are-same.js';
import { byPlaced, type PartOfOrganisation } from './organisation-part.js';

type PostsOfPart = PartOfOrganisation['posts'];

interface Kept extends Omit<Structure, 'units'> {
  /** Of each part. */
  readonly parts: readonly PostsOfPart[];
  readonly structures: WeakMap<Structure['units'], Structure>;
}

const KEPT = 16;

/** The posts, as long as each part defines the same as before, whoever is in them; and the same with the units. */
export class PostsKept {
  #kept: readonly Kept[] = [];

  of(parts: readonly PartOfOrganisation[], units: Structure['units']): Structure {
    const { posts, headPosts, structures } = this.#posts(parts.map((part) => part.posts));
    const structure = structures.get(units) ?? { units, posts, headPosts };
    structures.set(units, structure);
    return structure;
  }

  #posts(parts: readonly PostsOfPart[]): Kept {
    const known = this.#kept.find((one) => areSame(one.parts, parts));
    if (known !== undefined) return known;
    const posts = new Map<string, Post>(
      parts
        .flat()
        .sort(byPlaced)
        .map(({ key, value }) => [key, value]),
    );
    const kept = { parts, posts, headPosts: headPostsOf(posts), structures: new WeakMap() };
    this.#kept = [kept, ...this.#kept.slice(0, KEPT - 1)];
    return kept;
  }
}
