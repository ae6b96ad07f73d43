import { code, id, list, meaning, nullable, oneOf, optional, publicText, record } from '../fields/index.js';
import { eventType } from './event-type.js';

/** A row of a plan, of an annex or (annex null) of the prose; `indicator` where the row is one. */
const place = record({
  plan: id('plan'),
  annex: nullable(code),
  row: code,
  indicator: optional(id('indicator')),
});

export const AttainmentRuleDecided = eventType({
  type: 'AttainmentRuleDecided',
  stream: 'plan',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'How attainment is measured where the plan leaves it open: roll-up, path, baseline, trend, universe, method; for one indicator or for all of the plan.',
  fields: {
    plan: id('plan'),
    indicator: meaning('null: every indicator of the plan that has no rule of its own', nullable(id('indicator'))),
    rule: oneOf('ROLL_UP', 'UNIT_TARGET', 'PATH', 'BASELINE', 'TREND', 'UNIVERSE', 'RANK_METHOD', 'CONTINUES'),
    value: meaning(
      'one of the values of the rule; a period (BASELINE), a number of units ranked (UNIVERSE), an indicator (CONTINUES)',
      code,
    ),
  },
});
export const CollectiveUnitsDecided = eventType({
  type: 'CollectiveUnitsDecided',
  stream: 'plan',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Which units a collective lead of the plan ("Các sở, ngành") means; each then has a value of its own.',
  fields: {
    plan: id('plan'),
    collective: meaning('as the plan prints it', publicText),
    units: list(id('unit')),
  },
});
export const GoverningRowDecided = eventType({
  type: 'GoverningRowDecided',
  stream: 'plan',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Plans differ on one thing; this row of this plan governs, the others yield.',
  fields: {
    plan: id('plan'),
    conflict: meaning('what the plans differ on', code),
    governs: place,
    over: list(place),
  },
});
export const DefinitionCardAdopted = eventType({
  type: 'DefinitionCardAdopted',
  stream: 'indicator',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Fills slots of the definition card of an indicator; a slot that is left out stays as it was.',
  fields: {
    indicator: id('indicator'),
    unit: meaning('null: city-wide', nullable(id('unit'))),
    formula: optional(publicText),
    measure: optional(meaning('unit of measurement', publicText)),
    numerator: optional(publicText),
    denominator: optional(publicText),
    dataSource: optional(publicText),
    responsible: optional(id('unit')),
    frequency: optional(oneOf('MONTH', 'QUARTER', 'HALF', 'YEAR')),
    citation: optional(publicText),
  },
});
