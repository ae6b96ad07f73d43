import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { it } from 'vitest';
import { same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import { type Attempt, DECISION, HASH } from '../testing/world.js';

const title = fc.constantFrom('Việc A', 'Việc B');
const plan = fc.constantFrom('k2', 'k2', 'k9');

const adoption = (name: string): Attempt => ({
  type: 'PlanAdopted',
  validAt: '2026-01-01',
  data: { plan: 'k2', title: name, number: null, adoptedOn: null, issuer: null, document: 'd', documentHash: HASH },
});
const catalogue = (groups: readonly string[]): Attempt => ({
  type: 'ProductCatalogueAdopted',
  validAt: '2026-01-01',
  data: {
    catalogue: 'dm2',
    unit: null,
    title: 'Danh mục',
    standardUnit: 'Văn bản',
    groups: groups.map((code) => ({ code, name: code })),
    decision: DECISION,
  },
});

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  title.map(adoption),
  fc
    .tuple(plan, fc.constantFrom('I', null), fc.constantFrom('1', '2'), title, fc.constantFrom('u1', 'nowhere', null))
    .map(
      ([p, annex, row, name, unit]): Attempt => ({
        type: 'PlanTaskListed',
        validAt: '2026-01-01',
        data: {
          plan: p,
          annex,
          row,
          section: null,
          title: name,
          product: null,
          responsible: [{ unit, text: 'Đơn vị', collective: unit === null }],
          coordinating: [],
          deadline: { raw: '2026', due: '2026-12-31', kind: 'year' },
          lines: [1],
        },
      }),
    ),
  fc.constantFrom([], ['N1', 'N1'], ['N1', 'N2'], ['1', '2', '3', '4', '5', '6']).map(catalogue),
  fc
    .tuple(
      fc.constantFrom('BC', 'TT'),
      fc.constantFrom('N1', 'N9'),
      fc.constantFrom('0', '-1', '2', '1/3'),
      fc.boolean(),
    )
    .map(
      ([product, group, factor, decided]): Attempt => ({
        type: 'ConversionFactorDecided',
        validAt: '2026-02-01',
        data: { catalogue: 'dm2', product, name: product, group, factor, ...(decided && { decision: DECISION }) },
      }),
    ),
);

const oracle: Oracle = (events, attempt) => {
  const fact = attempt as unknown as AnyEvent;
  const alike = events.filter((it) => it.type === fact.type);
  switch (fact.type) {
    case 'PlanAdopted':
      return alike.length === 0 ? 'RECORD' : same(alike[0]?.data, fact.data) ? 'ALREADY_SO' : 'REFUSE';
    case 'ProductCatalogueAdopted': {
      if (alike.length > 0) return same(alike[0]?.data, fact.data) ? 'ALREADY_SO' : 'REFUSE';
      return same(
        fact.data.groups.map(({ code }) => code),
        ['N1', 'N2'],
      )
        ? 'RECORD'
        : 'REFUSE';
    }
    case 'PlanTaskListed': {
      const { annex, row, responsible } = fact.data;
      const before = alike.find((it) => it.type === 'PlanTaskListed' && it.data.annex === annex && it.data.row === row);
      if (before) return same(before.data, fact.data) ? 'ALREADY_SO' : 'REFUSE';
      const adopted = events.some(({ type }) => type === 'PlanAdopted');
      return adopted && responsible[0]?.unit !== 'nowhere' ? 'RECORD' : 'REFUSE';
    }
    case 'ConversionFactorDecided': {
      const { product, group, factor, decision } = fact.data;
      const last = alike.filter((it) => it.type === 'ConversionFactorDecided' && it.data.product === product).at(-1);
      if (last && same(last.data, fact.data)) return 'ALREADY_SO';
      const adopted = events.some(({ type }) => type === 'ProductCatalogueAdopted');
      return adopted && decision && group === 'N1' && (factor === '2' || factor === '1/3') ? 'RECORD' : 'REFUSE';
    }
    default:
      throw new Error(fact.type);
  }
};

it('lists each row of a plan and each factor as it was decided', () => {
  const openings = fc.constantFrom(
    [],
    [adoption('Việc A'), catalogue(['N1', 'N2'])],
    [adoption('Việc A'), catalogue(['N1', 'N2'])],
  );
  expectLaws(attempts, oracle, { openings });
});
