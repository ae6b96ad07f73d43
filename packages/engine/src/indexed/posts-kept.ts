import { headPostsOf, type Organisation, type Post } from '@kpi-ledger/projections';
import { areSame } from './are-same.js';
import { byPlaced, type PartOfOrganisation } from './organisation-part.js';

/** Of an organisation what the parts with posts say of posts. */
export type Posts = Pick<Organisation, 'posts' | 'headPosts' | 'vacantSince'>;

const KEPT = 16;

/** The posts, as long as each part says the same as before. */
export class PostsKept {
  #kept: readonly { readonly parts: readonly PartOfOrganisation[]; readonly posts: Posts }[] = [];

  of(parts: readonly PartOfOrganisation[]): Posts {
    const known = this.#kept.find((one) => areSame(one.parts, parts));
    if (known !== undefined) return known.posts;
    const posts = postsOf(parts);
    this.#kept = [{ parts, posts }, ...this.#kept.slice(0, KEPT - 1)];
    return posts;
  }
}

function postsOf(parts: readonly PartOfOrganisation[]): Posts {
  const placed = parts.flatMap((part) => part.posts).sort(byPlaced);
  const posts = new Map<string, Post>(placed.map(({ key, value }) => [key, value]));
  const vacantSince = new Map(parts.flatMap((part) => [...part.vacantSince]));
  return { posts, headPosts: headPostsOf(posts), vacantSince };
}
