import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import { type Attempt, DECISION } from '../testing/world.js';

const person = fc.constantFrom('p1', 'p1', 'p1', 'nobody');
const actor = fc.constantFrom('so-noi-vu', 'so-noi-vu', 'p1');
const period = '2026-Q2';
const cell = fc.constantFrom('I.1', 'II.2', 'IV.1');
const points = fc.constantFrom('0', '1.1', '2.25', '2.5', '4.75', '5.25');
const cells = fc.dictionary(cell, points, { maxKeys: 2 });
const decided = fc.boolean().map((yes) => (yes ? { decision: DECISION } : {}));

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc.tuple(person, cells).map(
    ([who, it]): Attempt => ({
      type: 'GeneralCriteriaSelfScored',
      validAt: null,
      data: { person: who, period, cells: it },
    }),
  ),
  fc.tuple(person, cells, fc.uniqueArray(cell, { maxLength: 2 }), actor).map(
    ([who, it, why, by]): Attempt => ({
      type: 'GeneralCriteriaConfirmed',
      validAt: null,
      data: { person: who, period, cells: it, reasons: Object.fromEntries(why.map((name) => [name, 'Lý do'])) },
      actor: by,
    }),
  ),
  fc.tuple(person, decided, actor).map(
    ([who, decision, by]): Attempt => ({
      type: 'PeriodExcused',
      validAt: null,
      data: { person: who, period, note: 'x', ...decision },
      actor: by,
    }),
  ),
  fc
    .tuple(
      person,
      fc.constantFrom({}, { e: { value: '1/2', reason: 'x' } }, { dd: { value: '1', reason: 'x' } }),
      actor,
    )
    .map(
      ([who, terms, by]): Attempt => ({
        type: 'LeadershipAttested',
        validAt: null,
        data: { person: who, period, ...terms },
        actor: by,
      }),
    ),
  fc.tuple(person, fc.constantFrom('-1', '85', '100.5'), decided, actor).map(
    ([who, S, decision, by]): Attempt => ({
      type: 'PeriodScoreConfirmed',
      validAt: null,
      data: { person: who, period, S, calculatedAt: null, ...decision },
      actor: by,
    }),
  ),
  fc.tuple(person, fc.constantFrom('d', 'S'), fc.constantFrom('1', '1/2', '60', '101'), decided, actor).map(
    ([who, term, value, decision, by]): Attempt => ({
      type: 'OverrideMade',
      validAt: null,
      data: { person: who, period, term, value, reason: 'x', ...decision },
      actor: by,
    }),
  ),
);

const MAXIMA: { readonly [cell: string]: number } = { 'I.1': 5, 'II.2': 2.5 };
/** Quarters of a point: exact in binary, so plain numbers do for an oracle. */
const fitsForm = (scored: { readonly [cell: string]: string }) =>
  Object.keys(scored).length > 0 &&
  Object.entries(scored).every(
    ([name, value]) => Number(value) <= (MAXIMA[name] ?? -1) && Number(value) * 4 === Math.round(Number(value) * 4),
  );

const oracle: Oracle = (events, attempt) => {
  const fact = attempt as unknown as AnyEvent;
  const data = fact.data as { readonly person: string; readonly term?: string; readonly decision?: unknown };
  const about = events.filter((it) => it.type === fact.type && (it.data as typeof data).term === data.term);
  if (about.length > 0 && same(about.at(-1)?.data, data)) return 'ALREADY_SO';
  const excused = eventsOf(events, 'PeriodExcused').length > 0;
  if (fact.type === 'PeriodExcused' && excused) return 'ALREADY_SO';
  if (data.person !== 'p1') return 'REFUSE';
  if (attempt.actor === 'p1' && fact.type !== 'GeneralCriteriaSelfScored') return 'REFUSE';
  const confirmed = eventsOf(events, 'PeriodScoreConfirmed').length > 0;
  const holds = (): boolean => {
    switch (fact.type) {
      case 'GeneralCriteriaSelfScored':
        return fitsForm(fact.data.cells);
      case 'GeneralCriteriaConfirmed': {
        const own = eventsOf(events, 'GeneralCriteriaSelfScored').at(-1)?.data.cells ?? {};
        const { cells: official, reasons } = fact.data;
        const explained = Object.entries(official).every(
          ([name, value]) => Number(value) >= Number(own[name] ?? '0') || reasons[name] !== undefined,
        );
        return fitsForm(official) && explained && Object.keys(reasons).every((name) => official[name] !== undefined);
      }
      case 'PeriodExcused':
        return data.decision !== undefined && !confirmed;
      case 'LeadershipAttested':
        return fact.data.e !== undefined || fact.data.dd !== undefined;
      case 'PeriodScoreConfirmed':
        return data.decision !== undefined && fact.data.S === '85' && !excused;
      case 'OverrideMade':
        return (
          data.decision !== undefined &&
          (fact.data.term === 'S'
            ? fact.data.value !== '101'
            : fact.data.value.startsWith('1') && fact.data.value !== '101')
        );
      default:
        throw new Error(fact.type);
    }
  };
  return holds() ? 'RECORD' : 'REFUSE';
};

it('takes scores as the form and the authority want them', () => {
  const confirmed = { person: 'p1', period, cells: { 'I.1': '2.25' }, reasons: { 'I.1': 'Lý do' } };
  const surely: readonly Attempt[] = [
    { type: 'GeneralCriteriaConfirmed', validAt: null, data: confirmed, actor: 'so-noi-vu' },
  ];
  expectLaws(attempts, oracle, { numRuns: 400, surely });
});
