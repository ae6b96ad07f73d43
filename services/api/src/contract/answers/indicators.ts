import type {
  CollectiveLead,
  ConflictStanding,
  JudgedFigure,
  Lacking,
  PathPoint,
  RecordedFigure,
  RollUpAnswer,
  TargetAttainment,
  UnitAttainment,
  UsedRule,
} from '@kpi-ledger/engine';
import { CARD_SLOTS } from '@kpi-ledger/seeds';
import type * as t from 'io-ts';
import type { Difference, FilledSlot, IndicatorWithDocuments } from '../../indicators/documents.js';
import {
  choice,
  component,
  componentOf,
  count,
  day,
  exact,
  flag,
  list,
  nullable,
  record,
  says,
  table,
  text,
} from '../fields.js';
import { source } from './catalogue.js';
import { decision, rowsOf } from './shared.js';

const universe = nullable(component('Universe', 'Among whom a rank counts.', record({ id: text, size: count })));

const judged = { status: nullable(flag), progress: nullable(exact), margin: nullable(exact) };
const by = { method: nullable(text), reason: nullable(text) };

const lacking = componentOf<Lacking>()(
  'Lacking',
  'What the attainment of an indicator lacks, who owes it, since when.',
  record({
    code: choice(
      ...(['NOT_MEASURED', 'NOT_ATTESTED', 'YEAR_BEFORE_NOT_MEASURED', 'COLLECTIVE_UNDECIDED'] as const),
      ...(['ROLL_UP_UNDECIDED', 'UNIT_TARGET_UNDECIDED', 'PATH_UNDECIDED'] as const),
      ...(['BASELINE_UNDECIDED', 'UNIVERSE_UNDECIDED'] as const),
    ),
    what: text,
    owedBy: nullable(text),
    since: nullable(day),
  }),
);

const usedRule = componentOf<UsedRule>()(
  'UsedRule',
  'A rule that the city decided (docs/attainment.md).',
  record({ value: text, event: text, decision: nullable(decision) }),
);

const figure = componentOf<JudgedFigure>()(
  'JudgedFigure',
  'One published or reported figure, and how the target stands by it alone.',
  record({
    value: nullable(exact),
    state: nullable(flag),
    universe,
    period: text,
    partOfYear: says('The period is less than the year for which the target is measured anew.', flag),
    source: text,
    event: nullable(text),
    evidence: says('Of a target in words: how many documents stand behind it.', nullable(count)),
    ...judged,
    ...by,
  }),
);

const recorded = componentOf<RecordedFigure>()(
  'RecordedFigure',
  'A figure as it was published or reported; state instead of value where it is yes or no.',
  record({
    value: nullable(exact),
    state: nullable(flag),
    universe,
    period: text,
    source: text,
    event: nullable(text),
  }),
);

const pathPoint = {
  year: text,
  value: exact,
  kind: says(
    'BASELINE measured; GIVEN and TARGET printed in a plan; LINEAR by a decided rule; EACH_YEAR of an annual target.',
    choice('BASELINE', 'GIVEN', 'TARGET', 'LINEAR', 'EACH_YEAR'),
  ),
};
const path = component(
  'Path',
  'What is to stand in each year up to the horizon.',
  record({
    rule: nullable(usedRule),
    points: list(componentOf<PathPoint>()('PathPoint', 'What is to stand in a year.', record(pathPoint))),
    due: says(
      'What is to stand in the year of the question.',
      nullable(record({ ...pathPoint, status: nullable(flag) })),
    ),
  }),
);

const target = componentOf<TargetAttainment>()(
  'TargetAttainment',
  'A target and how far it is reached.',
  record({
    raw: text,
    comparator: text,
    value: nullable(exact),
    upper: nullable(exact),
    universe: nullable(text),
    ...judged,
    ...by,
    inferred: flag,
    readAs: says('The comparator that a bare number is read as; otherwise the printed one.', text),
    figures: says('What it is judged by; several where one year was ranked in several universes.', list(figure)),
    baseline: nullable(record({ period: text, value: exact, event: text })),
    rules: table(usedRule),
    path: nullable(path),
  }),
);

const unitRow = componentOf<UnitAttainment>()(
  'UnitAttainment',
  'The indicator as one unit stands.',
  record(
    {
      unit: text,
      member: says('What makes it a unit of the indicator; null: it only reports.', nullable(text)),
      status: nullable(flag),
      progress: nullable(exact),
      value: nullable(exact),
      state: nullable(flag),
      period: nullable(text),
      source: nullable(text),
      targetsOf: nullable(choice('UNIT', 'CITY')),
      targets: list(target),
      missing: list(lacking),
    },
    { parts: record({ numerator: exact, denominator: exact, times: exact }) },
  ),
);

const collective = componentOf<CollectiveLead>()(
  'CollectiveLead',
  'A collective lead as printed, and which units a decision says it means.',
  record({ text, units: nullable(list(text)), decision: nullable(decision), event: nullable(text) }),
);

const rollUp = componentOf<RollUpAnswer>()(
  'RollUp',
  'The figure of the city, made of those of its units.',
  record({ rule: nullable(usedRule), value: nullable(exact), ...judged, reason: nullable(text) }),
);

const place = component(
  'PlanRow',
  'A row of a plan, and the indicator that it is in the ledger.',
  record({ plan: text, annex: nullable(text), row: text }, { indicator: text }),
);
const standing = componentOf<ConflictStanding>()(
  'ConflictStanding',
  'A decision between plans that differ, as this row stands in it.',
  record({
    ...{ conflict: text, governs: place, over: list(place), decision: nullable(decision), event: text },
    role: choice('GOVERNS', 'YIELDS'),
  }),
);

const slot = componentOf<NonNullable<FilledSlot>>()(
  'FilledSlot',
  'What fills a slot of a definition card, and whether a document prints it or the city adopted it.',
  record({ value: text, from: choice('DOCUMENT', 'LEDGER') }),
);
type Card = IndicatorWithDocuments['definitionCard'];
const slots = Object.fromEntries(CARD_SLOTS.map((name) => [name, nullable(slot)]));
const card = component(
  'DefinitionCard',
  'The definition card of an indicator; null: an empty slot.',
  record(slots) as unknown as t.Type<Card>,
);

const difference = componentOf<Difference>()(
  'PlanDifference',
  'Where the plan documents differ on an indicator; OPEN: nobody has decided.',
  record({
    id: text,
    topic: text,
    kind: choice('target', 'wording', 'lead', 'deadline'),
    places: list(
      record({ plan: text, annex: nullable(choice('I', 'II')), row: text, printed: text, source }),
    ) as unknown as t.Type<Difference['places']>,
    note: text,
    status: choice('OPEN', 'DECIDED'),
    decided: nullable(standing),
  }),
);

const indicatorRow = componentOf<IndicatorWithDocuments>()(
  'IndicatorRow',
  'An indicator of a plan for one horizon: figures, targets, path, units, and what the plan documents say beside it.',
  record({
    indicator: text,
    plan: text,
    row: text,
    kind: choice('indicator', 'header'),
    unit: nullable(text),
    title: text,
    measure: nullable(text),
    direction: text,
    annual: flag,
    year: says('The year that an annual target is judged for.', nullable(text)),
    horizon: nullable(text),
    ...judged,
    targets: list(target),
    recorded: says('Every figure of it, the earliest period first.', list(recorded)),
    value: nullable(exact),
    state: nullable(flag),
    universe,
    period: nullable(text),
    source: nullable(text),
    origin: says('Measured for the city, or rolled up from its units.', nullable(choice('MEASURED', 'ROLL_UP'))),
    events: list(text),
    leads: says('Who leads now.', list(text)),
    collectives: list(collective),
    units: list(unitRow),
    rollUp: says('null: the figure of the city is not made of units.', nullable(rollUp)),
    conflicts: list(standing),
    card: says('Slots of the definition card that the ledger fills.', table(text)),
    definitionCard: card,
    gaps: says('Slots that neither a document nor a decision fills.', list(choice(...CARD_SLOTS))),
    differences: list(difference),
    notes: says('What reading the row left to say.', list(text)),
    otherYears: says(
      'The same indicator as printed for other years.',
      list(record({ indicator: text, horizon: text, targets: list(text) })),
    ),
    missing: list(lacking),
    synthetic: flag,
  }),
);
export const indicators = rowsOf('Indicators', indicatorRow);
