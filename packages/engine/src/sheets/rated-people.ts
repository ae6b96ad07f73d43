import { type Day, earlier, type Period } from '@kpi-ledger/projections';
import { authorityIn } from '../case-file/classifier.js';
import { isOutsideDecree } from '../rate/standing.js';
import type { Reading } from '../reading/reading.js';

/** Somebody who is rated: where he or she works at the end of the period; the highest position of several. */
export interface RatedPerson {
  readonly person: string;
  readonly unit: string;
  readonly post: string | null;
  readonly role: 'HEAD' | 'DEPUTY' | 'STAFF';
  /** The post whose holder scores the person in the period, or classifies in the year (Điều 10). */
  readonly authority: string | null;
}

const RANK = { HEAD: 0, DEPUTY: 1, STAFF: 2 } as const;

/** Everybody whom the decree rates at the end of the period, in order of person id; of one unit where it is given. */
export function ratedPeople(
  reading: Reading,
  period: Period,
  effective: Day,
  unit: string | null = null,
): readonly RatedPerson[] {
  const { organisation } = reading.at(earlier(effective, period.last));
  const rated = new Map<string, RatedPerson>();
  const authorityOf = authorityIn(period);
  for (const position of [...organisation.positions].sort((a, b) => RANK[a.role] - RANK[b.role])) {
    const { person, unit: at, post, role } = position;
    const scope = post === null ? 'in' : (organisation.posts.get(post)?.scope ?? 'in');
    if (scope !== 'in' || rated.has(person) || isOutsideDecree(organisation, person)) continue;
    rated.set(person, { person, unit: at, post, role, authority: authorityOf(organisation, position) });
  }
  return [...rated.values()]
    .filter((one) => unit === null || one.unit === unit)
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}
