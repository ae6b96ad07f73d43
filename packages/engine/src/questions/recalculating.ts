import type { AnyEvent } from '@kpi-ledger/events';
import { earlier, parsePeriod } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { agencyStanding } from '../agencies/standing.js';
import { basisOf } from '../basis/basis.js';
import type { Calculate, RatedAs, StandingOf } from '../commands/index.js';
import { closingOf } from '../periods/closing.js';
import { isPublishable } from '../periods/publications.js';
import { personScore } from '../rate/person-score.js';
import { standingOf as standingOfPerson, unitOf } from '../rate/standing.js';
import type { Reading } from '../reading/reading.js';
import type { Asking, SupposedHead } from './asking.js';

/** What commands ask of the calculation: a score at the basis that a fact names, what closing commits to, where an organisation stands. */
export function recalculating(asking: Asking): {
  readonly calculate: Calculate;
  readonly standingOf: StandingOf;
  readonly ratedAs: RatedAs;
} {
  /** The ledger at a basis that a fact names; null: there is no such period or state. */
  const atBasis = async (periodId: string, ordinal: number) => {
    const period = parsePeriod(periodId);
    const followed = await asking.follow();
    return period === null || E.isLeft(followed) || ordinal > followed.right
      ? null
      : { period, reading: asking.readingAt(ordinal) };
  };

  const calculate: Calculate = {
    score: async (person, periodId, at) => {
      const found = await atBasis(periodId, at.ordinal);
      if (found === null) return null;
      return personScore(found.reading, person, found.period, at.effective ?? found.period.last).calculated;
    },
    publishable: async (person, periodId, { ordinal, root, effective }) => {
      const found = await atBasis(periodId, ordinal);
      if (found === null) return null;
      const { reading, period } = found;
      const day = effective ?? period.last;
      const score = personScore(reading, person, period, day);
      if (!isPublishable(score)) return null;
      const { ruleSet, formulaSet } = basisOf({ ordinal, root }, day, reading.rules);
      return { S: score.S, provisional: score.status === 'PROVISIONAL_DECEMBER', ruleSet, formulaSet };
    },
    closing: async (periodId, ordinal) => {
      const found = await atBasis(periodId, ordinal);
      if (found === null) return null;
      const closing = closingOf(found.reading, found.period, earlier(found.period.last, asking.today()));
      return { ...closing, blocking: closing.blocking.length };
    },
  };

  const standingOf: StandingOf = async ({ unit, year, day }, decided) => {
    await asking.follow();
    return agencyStanding(decided.length === 0 ? asking.head() : asking.headWith(decided), unit, year, day);
  };

  const organised = organisedWith(asking);
  const ratedAs: RatedAs = async ({ person, period: periodId }, decided) => {
    const period = parsePeriod(periodId);
    if (period === null) return null;
    await asking.follow();
    const reading = organised(decided);
    const { organisation } = reading.at(earlier(period.last, asking.today()));
    const picked = reading.parametersOn(period.last, unitOf(organisation, person));
    return standingOfPerson(organisation, person, picked.ok ? picked.answer : {});
  };

  return { calculate, standingOf, ratedAs };
}

/** Who works where, and the rules, are said in these streams alone. */
const OF_THE_ORGANISATION = /^(unit|post|official)-|^ledger$/;

/**
 * The ledger with what a growing batch has decided about the organisation so far. Most rows of a batch decide nothing about it, so
 * that the reading is made anew for those only that do.
 */
function organisedWith(asking: Asking): (decided: readonly AnyEvent[]) => Reading {
  let batch: readonly AnyEvent[] | null = null;
  let seen = 0;
  let supposed: SupposedHead | null = null;
  let reading = asking.head();
  let ordinal = -1;
  return (decided) => {
    const head = asking.head();
    if (decided !== batch || decided.length < seen || head.ordinal !== ordinal)
      [batch, seen, supposed, reading, ordinal] = [decided, 0, null, head, head.ordinal];
    const more = decided.slice(seen).filter(({ stream }) => OF_THE_ORGANISATION.test(stream));
    seen = decided.length;
    if (more.length > 0) {
      supposed ??= asking.supposing();
      reading = supposed.with(more);
    }
    return reading;
  };
}
