import { ratingStream } from '@kpi-ledger/events';
import { flaw } from '../flaw.js';
import type { Bundle } from './bundle.js';
import { type BundleFlaw, ofBundle } from './bundle-flaw.js';
import type { PlacedEvent } from './recompute.js';

/** The list of subordinates is the one that the calculation asks for by the organisation, with every statement that is carried. */
export function checkSubordinates(
  { subordinates }: Bundle,
  events: readonly PlacedEvent[],
  asked: ReadonlyMap<string, { readonly person: string; readonly period: string }>,
): BundleFlaw | null {
  const listed = new Map(subordinates.map((one) => [`${one.person} ${one.period}`, one]));
  for (const [key, { person, period }] of asked)
    if (!listed.has(key))
      return ofBundle(
        flaw(
          'SUBORDINATE_MISSING',
          `by the organisation ${person} is under management, but is not listed for ${period}`,
          `theo tổ chức bộ máy, ${person} thuộc quyền quản lý nhưng không có trong danh sách của kỳ ${period}`,
        ),
        { person },
      );
  for (const { person, period, events: named } of subordinates) {
    const stream = ratingStream(person, period);
    const carried = events.flatMap(({ event }) => (event.stream === stream ? [event.id] : []));
    const lost = named.find((id) => !carried.includes(id)) ?? carried.find((id) => !named.includes(id));
    if (lost !== undefined || !asked.has(`${person} ${period}`))
      return ofBundle(
        flaw(
          'SUBORDINATE_EVENT',
          `the list and the events carried differ about ${person} in ${period}${lost === undefined ? '' : `: ${lost}`}`,
          `danh sách và các sự kiện trong gói không khớp về ${person} kỳ ${period}${lost === undefined ? '' : `: ${lost}`}`,
        ),
        { person, stream },
      );
  }
  return null;
}
