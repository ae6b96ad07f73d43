import * as t from 'io-ts';
import { UnitId } from '../catalogue/row.js';
import { closed } from '../codecs/closed.js';
import { decodeFile } from '../codecs/decode.js';
import json from '../data/posts.json' with { type: 'json' };
import type { UnitRow } from './units.js';
import { units } from './units.js';

/** A head post as `data/posts.json` holds it. `inferred`: no document prints the title of this head. */
export const SeedPost = closed('SeedPost', {
  id: t.string,
  unit: UnitId,
  title: t.string,
  titleBasis: t.keyof({ printed: null, inferred: null }),
});
export const SeedPosts = t.array(SeedPost);

export interface PostRow extends t.TypeOf<typeof SeedPost> {
  readonly role: 'HEAD';
  readonly personKind: UnitRow['personKind'];
  readonly scope: UnitRow['scope'];
  readonly article: string;
  readonly reason: string;
  /** The post whose holder tracks and scores this one (Điều 10); null where it is outside the city or undecided. */
  readonly trackedBy: string | null;
}

const headOf = (unit: string): string => `head-${unit}`;

const rows: readonly PostRow[] = decodeFile('posts.json', SeedPosts, json).map((post) => {
  const unit = units().find(({ id }) => id === post.unit);
  if (unit === undefined) throw new Error(`seeds: the post "${post.id}" belongs to the unknown unit "${post.unit}"`);
  const { personKind, scope, article, reason, managedBy } = unit;
  return { ...post, role: 'HEAD', personKind, scope, article, reason, trackedBy: managedBy && headOf(managedBy) };
});

/**
 * One head post for each existing unit that carries work in the plans. Former units and mere addressees have none.
 * Nobody holds them here: the documents name no holders.
 */
export function posts(): readonly PostRow[] {
  return rows;
}
