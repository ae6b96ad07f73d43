import { earlier } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { PeriodActs } from '../asked/periods.js';
import { type Commands, refusedWith } from '../commands/index.js';
import { noRulesOn, notRatedInPeriod, unknownUnit } from '../errors.js';
import { closedBy } from '../periods/closing.js';
import { reopenCommand, restateCommand } from '../periods/period-acts.js';
import { publicationsOf } from '../periods/publications.js';
import type { Asking } from './asking.js';

/** Touching what was final: another figure beside a published one, and a closed period opened again. Each by an act, with its reason. */
export function periodRevisions(
  { ofPeriod }: Asking,
  commands: Commands,
): Pick<PeriodActs, 'restatePeriod' | 'reopenPeriod'> {
  return {
    restatePeriod: (question) => async () => {
      const { period, unit, subject, onlyReady = false, dryRun = false } = question;
      const found = await ofPeriod({ period }, ({ reading, effective }, of) => {
        const rules = reading.parametersOn(of.last);
        if (!rules.ok) return E.left(noRulesOn(rules.error));
        if (unit !== undefined && !reading.at(earlier(effective, of.last)).organisation.units.has(unit))
          return E.left(unknownUnit(unit));
        const { published, toRestate, moved } = publicationsOf(reading, of, effective, unit ?? null);
        const isAsked = ({ person, post }: { readonly person: string | null; readonly post: string | null }) =>
          subject === undefined || person === subject || post === subject;
        if (subject !== undefined && !published.some(isAsked)) return E.left(notRatedInPeriod(subject, period));
        return E.right({ ready: toRestate.filter(isAsked), notReady: moved.filter(isAsked) });
      })();
      if (E.isLeft(found)) return found;
      const { basis, ready, notReady } = found.right;
      const restated = ready.map((one) => ({ ...one, event: null }));
      if (dryRun) return E.right({ basis, notReady, restated, status: 'PREVIEW' });
      if (notReady.length > 0 && !onlyReady) return E.right({ basis, notReady, restated, status: 'NOT_READY' });
      if (ready.length === 0) return E.right({ basis, notReady, restated, status: 'NOTHING_NEW' });
      const batch = await commands.executeAll(ready.map((one) => restateCommand(one, period, basis, question)))();
      if (E.isLeft(batch)) return batch;
      const refusals = batch.right.rows.flatMap((row) => (row.status === 'REFUSED' ? row.refusals : []));
      if (refusals.length > 0) return E.left(refusedWith(refusals));
      const events = batch.right.rows.map((row) => (row.status === 'REFUSED' ? null : (row.events[0] ?? null)));
      return E.right({
        ...{ basis, notReady, status: 'RECORDED' as const },
        restated: ready.map((one, index) => ({ ...one, event: events[index] ?? null })),
      });
    },
    reopenPeriod: (question) => async () => {
      const { period } = question;
      const found = await ofPeriod({ period }, ({ reading }, of) => E.right({ closed: closedBy(reading, of) }))();
      if (E.isLeft(found)) return found;
      const { basis, closed } = found.right;
      if (closed === null) return E.right({ basis, status: 'NOT_CLOSED', event: null });
      const done = await commands.execute(reopenCommand(period, basis, question))();
      if (E.isLeft(done)) return done;
      return E.right({ basis, status: 'RECORDED', event: done.right.events[0]?.event.id ?? null });
    },
  };
}
