import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import { headOf, type Period, parsePeriod } from '@kpi-ledger/projections';
import { bundleText, verifyBundle } from '@kpi-ledger/verify';
import * as E from 'fp-ts/lib/Either.js';
import type { SealingActs } from '../asked/sealing.js';
import { notClosed, notSealed, withoutCommitment, withoutHead } from '../bundle/bundle-errors.js';
import { bundleOf } from '../bundle/seal.js';
import { sealedLog } from '../bundle/sealed-log.js';
import { type EngineError, storeError } from '../commands/index.js';
import { invalidPeriod, notRatedInPeriod, unknownUnit } from '../errors.js';
import { closedBy } from '../periods/closing.js';
import type { Reading } from '../reading/reading.js';
import { recompute } from '../recompute/index.js';
import type { Checkpoints } from '../signing/checkpoints.js';
import { coveringCheckpoint } from '../signing/covering-checkpoint.js';
import type { Asking } from './asking.js';

/** Hands out a closed period as a bundle, after having verified it as its reader will. */
export function sealing(
  asking: Asking,
  store: EventStore,
  { exportCheckpoint }: Pick<Checkpoints, 'exportCheckpoint'>,
): SealingActs {
  return {
    sealBundle:
      ({ period: id, unit }) =>
      async () => {
        const period = parsePeriod(id);
        if (period === null) return E.left(invalidPeriod(id));
        const followed = await asking.follow();
        if (E.isLeft(followed)) return followed;
        const reading = asking.head();
        const closed = closedBy(reading, period)?.event;
        const placed = reading.events.among('period').find(({ event }) => event.id === closed);
        const closing = placed?.event;
        if (closing?.type !== 'PeriodClosed') return E.left(notClosed(id));
        const scope =
          unit === undefined ? E.right(null) : scopeOf(unit, asking.readingAt(closing.data.ordinal), period);
        if (E.isLeft(scope)) return scope;
        const { organisation, rests } = closing.data;
        if (scope.right !== null && (organisation === undefined || rests === undefined))
          return E.left(withoutCommitment(id));
        const covering = coveringCheckpoint(reading, period);
        const checkpoint = covering === null ? E.right(null) : await exportCheckpoint({ ordinal: covering.ordinal })();
        if (E.isLeft(checkpoint)) return checkpoint;
        try {
          const log = await sealedLog(store, covering?.ordinal ?? placed?.ordinal ?? 0);
          const bundle = bundleOf({
            ...{ period, closing, log, readingAt: asking.readingAt },
            ...{ scope: scope.right, checkpoint: checkpoint.right },
          });
          if (bundle === null || (scope.right !== null && bundle.ratings.length === 0))
            return E.left(notRatedInPeriod(scope.right?.person ?? id, id));
          const text = bundleText(bundle);
          const verification = verifyBundle(text, recompute);
          return verification.firstBad === null
            ? E.right({ text, verification })
            : E.left(notSealed(verification.firstBad));
        } catch (thrown) {
          if (thrown instanceof StoreFailure) return E.left(storeError(thrown.error));
          throw thrown;
        }
      },
  };
}

/** Whose rating `--unit` means: the head of the unit at the end of the period. */
function scopeOf(
  unit: string,
  reading: Reading,
  period: Period,
): E.Either<EngineError, { readonly unit: string; readonly person: string }> {
  const { organisation } = reading.at(period.last);
  if (!organisation.units.has(unit)) return E.left(unknownUnit(unit));
  const person = headOf(organisation, unit);
  return person === null ? E.left(withoutHead(unit, period.id)) : E.right({ unit, person });
}
