import { hashOfValue } from '@kpi-ledger/events';
import { formulaSet, ruleSetCanonical } from '@kpi-ledger/formulas';
import { headOf, parsePeriod } from '@kpi-ledger/projections';
import type { Recompute } from '@kpi-ledger/verify';
import { personScore } from '../rate/person-score.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { commitmentOfFigures, publishedFigures } from './commitment.js';
import { commitmentToRests, restsOf } from './rests.js';
import { watched } from './watched-reading.js';

/** The calculation for whoever verifies a bundle: the same code that rates, over the events of the bundle. Runs in a browser. */
export const recompute: Recompute = {
  formulas: formulaSet(),
  ledgerOf: (events, knownAt) => {
    const reading = readingOf(
      events.map(({ event }) => event),
      knownAt === '' ? null : knownAt,
      events.map(({ ordinal }) => ordinal),
    );
    return {
      ruleSet: hashOfValue(ruleSetCanonical(reading.rules)),
      closing: (id) => closingIn(reading, id),
      headOf: (unit, id) => {
        const period = parsePeriod(id);
        return period === null ? null : headOf(reading.at(period.last).organisation, unit);
      },
      score: (person, id, effective) => {
        const period = parsePeriod(id);
        if (period === null) return null;
        const noted = watched(reading);
        const { S, status, missing } = personScore(noted.reading, person, period, effective, { derivation: true });
        return { S, status, missing: missing.map(({ what }) => what), records: noted.asked().records };
      },
    };
  },
};

function closingIn(reading: Reading, id: string): ReturnType<ReturnType<Recompute['ledgerOf']>['closing']> {
  const period = parsePeriod(id);
  if (period === null) return null;
  const published = publishedFigures(reading, period);
  const figures = published.map(({ ordinal, event }) => {
    const { person, S, basis } = event.data;
    const kind = event.type === 'RatingPublished' ? ('PUBLISHED' as const) : ('RESTATED' as const);
    return { event: event.id, ordinal, person, S, basis, kind };
  });
  return {
    ...commitmentOfFigures(reading, published),
    figures,
    rests: () => commitmentToRests(restsOf(reading, published, period)),
  };
}
