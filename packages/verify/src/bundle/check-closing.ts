import type { DataOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { flaw } from '../flaw.js';
import type { Bundle } from './bundle.js';
import { type BundleFlaw, ofBundle, ofEvent } from './bundle-flaw.js';
import type { CarriedEvents } from './check-events.js';
import type { PublishedFigure, Recompute } from './recompute.js';

/** What the closing of the period commits to. */
export interface Closing {
  readonly figures: readonly PublishedFigure[];
  readonly data: DataOf<'PeriodClosed'>;
}

/** The figures that the closing of the period commits to, as far as they are carried. */
export function checkClosing(
  bundle: Bundle,
  carried: CarriedEvents,
  recompute: Recompute,
): E.Either<BundleFlaw, Closing> {
  const { period, scope } = bundle;
  const ofPeriod = carried.events.filter(({ event }) => event.stream === `period-${period}`);
  const closing = ofPeriod.at(-1);
  if (closing === undefined || closing.event.type !== 'PeriodClosed' || closing.event.id !== bundle.closing)
    return E.left(
      ofBundle(
        flaw(
          'NOT_CLOSED',
          `the events carried do not close ${period} with ${bundle.closing}`,
          `các sự kiện trong gói không khoá kỳ ${period} bằng sự kiện ${bundle.closing}`,
        ),
        { ordinal: closing?.ordinal ?? null },
      ),
    );
  const { data } = closing.event;
  const wrong = (code: string, en: string, vi: string) =>
    E.left(ofEvent(flaw(code, en, vi), closing.ordinal, closing.event));
  if (data.ordinal >= closing.ordinal || !carried.hadRoot(data.ordinal, data.root, bundle.closingProof))
    return wrong(
      'CLOSING_BASIS',
      `it is not proved that the sealed ledger began with the ${data.ordinal} events that the closing names`,
      `không chứng minh được sổ đã niêm phong bắt đầu bằng ${data.ordinal} sự kiện mà việc khoá kỳ nêu`,
    );
  const known = carried.events.filter(({ ordinal }) => ordinal <= data.ordinal);
  const ledger = recompute.ledgerOf(known, known.at(-1)?.event.recordedAt ?? '');
  const found = ledger.closing(period);
  if (found === null) return wrong('NOT_A_PERIOD', `${period} is no period`, `${period} không phải là một kỳ`);
  if (scope === null && (found.ratings !== data.ratings || found.ratingsRoot !== data.ratingsRoot))
    return wrong(
      'RATINGS_ROOT',
      `the period was closed over ${data.ratings} ratings with another root than the ${found.ratings} carried`,
      `kỳ được khoá với ${data.ratings} kết quả, gốc Merkle khác với ${found.ratings} kết quả trong gói`,
    );
  if (scope === null && data.rests !== undefined) {
    const rests = found.rests();
    // By a rule that this program does not have it cannot tell.
    if (rests.rule === data.rests.rule && rests.root !== data.rests.root)
      return wrong(
        'RESTS_ROOT',
        'the closing commits to other events behind the ratings than those from which they follow',
        'việc khoá kỳ cam kết các sự kiện căn cứ khác với các sự kiện mà kết quả dựa vào',
      );
  }
  if ((scope !== null || data.organisation !== undefined) && !isSame(data.organisation, found.organisation))
    return wrong(
      'ORGANISATION',
      `the period was closed over ${data.organisation?.events ?? 'no named'} events of the organisation; the ${found.organisation.events} carried are not all of them`,
      `kỳ được khoá với ${data.organisation?.events ?? 'không nêu'} sự kiện về tổ chức bộ máy; ${found.organisation.events} sự kiện trong gói không phải là tất cả`,
    );
  if (scope !== null && ledger.headOf(scope.unit, period) !== scope.person)
    return wrong(
      'SCOPE',
      `${scope.person} does not head ${scope.unit} at the end of ${period}`,
      `${scope.person} không phải là người đứng đầu ${scope.unit} vào cuối kỳ ${period}`,
    );
  return E.right({ figures: found.figures, data });
}

const isSame = (
  committed: DataOf<'PeriodClosed'>['organisation'],
  found: NonNullable<DataOf<'PeriodClosed'>['organisation']>,
): boolean => committed?.events === found.events && committed.root === found.root;
