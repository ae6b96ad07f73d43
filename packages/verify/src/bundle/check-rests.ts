import { canonicalBytes } from '@kpi-ledger/events';
import { type Flaw, flaw } from '../flaw.js';
import { verifyInclusion } from '../merkle-proof.js';
import type { Bundle } from './bundle.js';
import type { Closing } from './check-closing.js';
import type { CarriedEvents } from './check-events.js';
import type { PublishedFigure } from './recompute.js';

/** The events from which the score is calculated again are all those that the closing commits to, and all are carried. */
export function checkRests(
  { scope }: Bundle,
  { events }: CarriedEvents,
  { event, basis }: PublishedFigure,
  rests: Bundle['ratings'][number]['rests'],
  { rests: committed, ratings }: Closing['data'],
): Flaw | null {
  if ((scope === null) !== (rests === null) || (scope !== null && committed === undefined))
    return flaw(
      'RESTS',
      'it is not said, or not committed to, what the rating rests on',
      'không nêu, hoặc việc khoá kỳ không cam kết, kết quả dựa vào những sự kiện nào',
    );
  if (rests === null || committed === undefined) return null;
  const leaf = canonicalBytes([event, rests.events]);
  if (!verifyInclusion(leaf, { index: rests.index, size: ratings, path: rests.path }, committed.root))
    return flaw(
      'RESTS',
      'the closing commits to other events behind the rating than those that are listed',
      'việc khoá kỳ cam kết kết quả dựa vào các sự kiện khác với danh sách trong gói',
    );
  const carried = new Set(events.map(({ ordinal }) => ordinal));
  const lost = rests.events.find((ordinal) => !carried.has(ordinal) || ordinal > basis.ordinal);
  return lost === undefined
    ? null
    : flaw(
        'LEFT_OUT',
        `event ${lost}, on which the rating rests, is not carried`,
        `thiếu sự kiện ${lost} mà kết quả dựa vào`,
      );
}
