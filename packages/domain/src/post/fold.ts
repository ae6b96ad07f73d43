import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf } from '../common/facts.js';

interface Change {
  readonly day: string;
  readonly person: string;
  readonly holds: boolean;
}

/** One post and who has held it. */
export interface Post {
  defined: DataOf<'PostDefined'> | null;
  /** Appointments and reliefs by day; those of one day in log order. */
  readonly changes: Change[];
}

export const initial = (): Post => ({ defined: null, changes: [] });

export function evolve(post: Post, event: AnyEvent): Post {
  switch (event.type) {
    case 'PostDefined':
      post.defined = event.data;
      break;
    case 'HeadAppointed':
    case 'HeadRelieved': {
      const change = { day: event.validAt, person: event.data.person, holds: event.type === 'HeadAppointed' };
      const after = post.changes.findIndex(({ day }) => day > change.day);
      post.changes.splice(after === -1 ? post.changes.length : after, 0, change);
      break;
    }
  }
  return post;
}

/** Who holds the post on the day: the last one appointed by then who has not been relieved. */
export function holderOn(post: Post, day: string): string | null {
  let holder: string | null = null;
  for (const change of post.changes) {
    if (change.day > day) break;
    if (change.holds) holder = change.person;
    else if (change.person === holder) holder = null;
  }
  return holder;
}
