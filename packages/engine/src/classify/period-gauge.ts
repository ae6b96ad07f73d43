import { checkedIntegers, classOfScore, parseRational } from '@kpi-ledger/formulas';
import { type Day, earlier, type Period, unitsHeadedBy } from '@kpi-ledger/projections';
import { baseOf, LAWFUL_RATE, placesFor } from '../quota/decided-quota.js';
import { officialScore } from '../rate/official-score.js';
import { isOutsideDecree, standingOf } from '../rate/standing.js';
import type { Reading } from '../reading/reading.js';
import { type Pool, poolOf } from './candidates.js';
import { groupsOf } from './quota.js';

/**
 * How the confirmed scores of a period stand to the quota of Điều 20.5, should the year come out alike. Advisory: the quota is
 * for the year only (P17), and nobody's band is lowered by it.
 */
export interface PeriodGauge extends Pool {
  /** The group with similar tasks; null: the pool has none, or the person is in none. */
  readonly group: string | null;
  readonly rate: string;
  readonly base: string;
  /** People with a confirmed score; of them those at 70 and more, and at 90 and more. */
  readonly scored: number;
  readonly counted: number;
  readonly excellent: number;
  /** Places for so many at 70 and more. */
  readonly allowed: number;
}

export function periodGauges(reading: Reading, period: Period, effective: Day): readonly PeriodGauge[] {
  const snapshot = reading.at(earlier(effective, period.last));
  const { organisation } = snapshot;
  const groups = new Map<string, ReadonlyMap<string, string>>();
  const groupOf = ({ kind, unit }: Pool, person: string): string | null => {
    if (kind === 'HEADS') return null;
    const of = groups.get(unit) ?? new Map(groupsOf(snapshot, unit));
    groups.set(unit, of);
    return of.get(person) ?? null;
  };
  const people = [...organisation.positionsOf.keys()].filter((person) => !isOutsideDecree(organisation, person));
  const scored = people.sort().flatMap((person) => {
    const pool = poolOf(organisation, standingOf(organisation, person, {}), unitsHeadedBy(organisation, person));
    const picked = reading.parametersOn(period.last, pool.unit);
    if (!picked.ok) return [];
    const official = officialScore(snapshot, person, period, picked.answer);
    const S = official.kind === 'SCORE' ? parseRational(official.S) : null;
    if (S === null) return [];
    const base = baseOf(picked.answer);
    return [{ ...pool, base, group: groupOf(pool, person), band: classOfScore(S, checkedIntegers) }];
  });
  return [...Map.groupBy(scored, ({ kind, unit, group }) => JSON.stringify([kind, unit, group])).values()].flatMap(
    (members) => {
      const [first] = members;
      if (first === undefined) return [];
      const { kind, unit, group, base } = first;
      const excellent = members.filter(({ band }) => band === 'XS').length;
      const counted = excellent + members.filter(({ band }) => band === 'TOT').length;
      return [
        {
          kind,
          unit,
          group,
          rate: LAWFUL_RATE,
          base,
          scored: members.length,
          counted,
          excellent,
          allowed: placesFor(counted, LAWFUL_RATE, base),
        },
      ];
    },
  );
}
