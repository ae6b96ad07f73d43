import {
  code,
  count,
  date,
  decimal,
  exactlyOneOf,
  flag,
  freeText,
  id,
  list,
  meaning,
  nullable,
  oneOf,
  optional,
  publicText,
  record,
  sha256Hex,
} from '../fields/index.js';
import { eventType } from './event-type.js';

/** Who answers for a row of a plan: a unit, or a collective that names no unit ("Các sở, ngành"). */
export const lead = record({ unit: nullable(id('unit')), text: publicText, collective: flag });
export const planDeadline = record({
  raw: nullable(publicText),
  due: nullable(date),
  kind: oneOf('month', 'quarter', 'year', 'range', 'continuous', 'quarterly', 'annual', 'open', 'none'),
});
/** A part of a task with its deadline: `units` units of the product are due on `due`. */
export const milestone = record({ key: code, due: date, units: meaning('units of the product due', count) });
export const target = record({
  raw: publicText,
  comparator: oneOf('>=', '<=', '>', '<', '=', 'range', 'rank', 'trend', 'yesno', 'text'),
  value: nullable(decimal),
  upper: nullable(decimal),
  universe: meaning('of a rank: among whom', nullable(code)),
});
const reading = nullable(record({ kind: oneOf('AT_LEAST', 'AT_MOST', 'EXACT'), inferred: flag, from: date }));

export const PlanAdopted = eventType({
  type: 'PlanAdopted',
  stream: 'plan',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A plan of the city. What its document does not print (number, date) stays null.',
  fields: {
    plan: id('plan'),
    title: publicText,
    number: nullable(publicText),
    adoptedOn: nullable(date),
    issuer: nullable(publicText),
    document: publicText,
    documentHash: sha256Hex,
  },
});
export const PlanTaskListed = eventType({
  type: 'PlanTaskListed',
  stream: 'plan',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'One row of the plan as printed; it is scored for nobody until TaskAssigned names who does it.',
  fields: {
    plan: id('plan'),
    annex: nullable(code),
    row: code,
    section: nullable(publicText),
    title: publicText,
    product: nullable(publicText),
    responsible: list(lead),
    coordinating: list(lead),
    deadline: planDeadline,
    lines: meaning('lines of the document where the row stands', list(count)),
  },
});
export const ProductCatalogueAdopted = eventType({
  type: 'ProductCatalogueAdopted',
  stream: 'catalogue',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Danh mục sản phẩm/công việc of one year: at most 5 groups, one standard unit (Điều 13).',
  fields: {
    catalogue: id('catalogue'),
    unit: nullable(id('unit')),
    title: publicText,
    standardUnit: publicText,
    standardPoints: optional(meaning('points of the standard unit: h = points ÷ these (observed practice)', decimal)),
    groups: list(
      record({
        code,
        name: publicText,
        frame: optional(meaning('points that a product of the group may have', record({ from: decimal, to: decimal }))),
      }),
    ),
  },
});
export const ConversionFactorDecided = eventType({
  type: 'ConversionFactorDecided',
  stream: 'catalogue',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The head of the managing authority decides how many standard units one unit of a product is (Điều 13).',
  fields: {
    catalogue: id('catalogue'),
    product: code,
    name: publicText,
    group: code,
    factor: meaning('standard units in one unit of the product (h)', decimal),
    printedCode: optional(meaning('the code as printed, where it holds spaces', publicText)),
    kind: optional(meaning('the list that the product stands in', oneOf('LEADERSHIP', 'SHARED', 'DEPARTMENT'))),
    department: optional(publicText),
    task: optional(publicText),
    output: optional(meaning('sản phẩm đầu ra', publicText)),
    countUnit: optional(meaning('what one unit of the product is counted in', publicText)),
    points: optional(meaning('điểm chấm', decimal)),
    exactFactor: optional(meaning('points ÷ standard points, where the decided factor is its rounding', decimal)),
    note: optional(publicText),
    indicator: optional(meaning('the product is the attainment of this indicator', id('indicator'))),
  },
});
export const TaskAssigned = eventType({
  type: 'TaskAssigned',
  stream: 'task',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Work is given to a unit (its head answers for it) or to a person, with quantity and deadlines (Điều 18.1).',
  fields: {
    task: id('task'),
    unit: optional(id('unit')),
    person: optional(id('official')),
    basis: oneOf('PLAN', 'UNPLANNED', 'TAKEN_OVER'),
    plan: optional(record({ plan: id('plan'), row: code })),
    product: optional(record({ catalogue: id('catalogue'), code })),
    part: optional(
      meaning('the part of a team product that the work is (Điều 18.1c)', record({ team: id('team'), key: code })),
    ),
    title: optional(freeText),
    publicTitle: optional(publicText),
    milestones: list(milestone),
    approvedBy: optional(meaning('the approving authority of work outside the plan', id('post'))),
    snapshot: optional(
      meaning(
        'the factor as decided on the day of the assignment; null: none decided, h = 1 provisional (P36)',
        record({
          factor: nullable(decimal),
          decidedBy: nullable(publicText),
          share: optional(meaning('of a part of a team product: its share; factor = productFactor × share', decimal)),
          productFactor: optional(meaning('of a part of a team product: the factor of the whole', nullable(decimal))),
        }),
      ),
    ),
  },
  across: [exactlyOneOf('unit', 'person')],
});
export const TaskAmended = eventType({
  type: 'TaskAmended',
  stream: 'task',
  validAt: 'the day it was made',
  says: 'Deadlines or quantities change from this day; a milestone with a new key is added. A new deadline for work that is late carries it over (R11).',
  fields: { task: id('task'), milestones: list(milestone), reason: freeText },
});
export const TaskHandedOver = eventType({
  type: 'TaskHandedOver',
  stream: 'task',
  validAt: 'the day it was recorded',
  says: 'Open units go to another doer (Điều 18.1d, P43).',
  fields: {
    task: id('task'),
    toUnit: optional(id('unit')),
    toPerson: optional(id('official')),
    units: meaning('null: all open units', nullable(count)),
    milestone: meaning('null: every one that is open', nullable(code)),
    reason: oneOf('INABILITY', 'REASSIGNMENT'),
    note: optional(freeText),
    newDeadline: nullable(date),
  },
  across: [exactlyOneOf('toUnit', 'toPerson')],
});
export const TaskCancelled = eventType({
  type: 'TaskCancelled',
  stream: 'task',
  validAt: 'the day it was made',
  says: 'The assigner withdraws the work (P37).',
  fields: { task: id('task'), milestones: meaning('null: all', nullable(list(code))), reason: freeText },
});
export const IndicatorDefined = eventType({
  type: 'IndicatorDefined',
  stream: 'indicator',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'An indicator of a plan, for its lead unit or city-wide.',
  fields: {
    indicator: id('indicator'),
    unit: meaning('null: city-wide', nullable(id('unit'))),
    plan: id('plan'),
    row: code,
    title: publicText,
    measure: nullable(publicText),
    kind: oneOf('indicator', 'header'),
    direction: oneOf('up', 'down', 'band', 'none'),
    annual: flag,
    lead: list(lead),
    legalBasis: nullable(publicText),
  },
});
export const TargetSet = eventType({
  type: 'TargetSet',
  stream: 'indicator',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The targets of an indicator for a horizon; all must hold.',
  fields: {
    indicator: id('indicator'),
    unit: meaning('null: city-wide', nullable(id('unit'))),
    horizon: meaning('the year that the targets are for; null: none printed', nullable(code)),
    targets: list(target),
    reading,
  },
});
export const TargetRevised = eventType({
  type: 'TargetRevised',
  stream: 'indicator',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Other targets for a horizon from this day.',
  fields: {
    indicator: id('indicator'),
    unit: meaning('null: city-wide', nullable(id('unit'))),
    horizon: meaning('the year that the targets are for; null: none printed', nullable(code)),
    targets: list(target),
    reading,
    reason: freeText,
  },
});
