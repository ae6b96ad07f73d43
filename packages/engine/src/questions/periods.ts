import { earlier } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { PeriodActs } from '../asked/periods.js';
import { type Commands, refusedWith } from '../commands/index.js';
import { noRulesOn, unknownUnit } from '../errors.js';
import { closedPeriods } from '../periods/closed-periods.js';
import { closedBy, closingOf } from '../periods/closing.js';
import { closeCommand, publishCommand } from '../periods/period-acts.js';
import { periodPublications } from '../periods/period-publications.js';
import { publicationsOf } from '../periods/publications.js';
import type { Asking } from './asking.js';

/** Publishing and closing: what a period's state allows, then recorded as commands. */
export function periodActs(
  { ofPeriod, answer }: Asking,
  commands: Commands,
): Pick<PeriodActs, 'publications' | 'publishPeriod' | 'closePeriod' | 'closedPeriods'> {
  return {
    publications: (question) =>
      ofPeriod(question, ({ reading, effective }, of) => {
        const rules = reading.parametersOn(of.last);
        if (!rules.ok) return E.left(noRulesOn(rules.error));
        const { unit = null } = question;
        return unit !== null && !reading.at(earlier(effective, of.last)).organisation.units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right(periodPublications(reading, of, effective, unit));
      }),
    closedPeriods: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) => E.right({ rows: closedPeriods(reading, effective) })),
    publishPeriod: (question) => async () => {
      const { period, unit, onlyReady = false } = question;
      const found = await ofPeriod({ period }, ({ reading, effective }, of) => {
        const rules = reading.parametersOn(of.last);
        if (!rules.ok) return E.left(noRulesOn(rules.error));
        return unit !== undefined && !reading.at(earlier(effective, of.last)).organisation.units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right(publicationsOf(reading, of, effective, unit ?? null));
      })();
      if (E.isLeft(found)) return found;
      const { basis, ready, published: already, notReady, withoutScore } = found.right;
      const outcome = { basis, already, notReady, withoutScore };
      const nobody = ready.map((one) => ({ ...one, event: null }));
      if (notReady.length > 0 && !onlyReady) return E.right({ ...outcome, status: 'NOT_READY', published: nobody });
      if (ready.length === 0) return E.right({ ...outcome, status: 'NOTHING_NEW', published: [] });
      const batch = await commands.executeAll(ready.map((one) => publishCommand(one, period, basis, question)))();
      if (E.isLeft(batch)) return batch;
      const refusals = batch.right.rows.flatMap((row) => (row.status === 'REFUSED' ? row.refusals : []));
      if (refusals.length > 0) return E.left(refusedWith(refusals));
      const events = batch.right.rows.map((row) => (row.status === 'REFUSED' ? null : (row.events[0] ?? null)));
      const published = ready.map((one, index) => ({ ...one, event: events[index] ?? null }));
      return E.right({ ...outcome, status: 'RECORDED', published });
    },
    closePeriod: (question) => async () => {
      const { period } = question;
      const found = await ofPeriod({ period }, ({ reading, effective }, of) => {
        const rules = reading.parametersOn(of.last);
        if (!rules.ok) return E.left(noRulesOn(rules.error));
        return E.right({ ...closingOf(reading, of, effective), closed: closedBy(reading, of) });
      })();
      if (E.isLeft(found)) return found;
      const { closed, ...closing } = found.right;
      // As it was closed; what has moved since is listed, never closed over.
      if (closed !== null) return E.right({ ...closing, ...closed, status: 'ALREADY_SO' });
      if (closing.blocking.length > 0) return E.right({ ...closing, status: 'NOT_READY', event: null });
      const done = await commands.execute(closeCommand(closing, period, closing.basis, question))();
      if (E.isLeft(done)) return done;
      return E.right({ ...closing, status: 'RECORDED', event: done.right.events[0]?.event.id ?? null });
    },
  };
}
