import type { AnyEvent, DataOf } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import { type Day, parsePeriod } from '../time/index.js';
import type { Measurement, Targets } from './indicators.js';

export type Attestation = NonNullable<DataOf<'IndicatorMeasured'>['attestations']>[number];

/** One measured period, with what was attested of the qualitative targets. */
export interface MeasuredFigure extends Measurement {
  readonly attestations: readonly Attestation[];
  /** What the value is made of, where that was stated. */
  readonly parts?: NonNullable<DataOf<'IndicatorMeasured'>['parts']>;
}

type Slots = Omit<DataOf<'DefinitionCardAdopted'>, 'indicator' | 'unit' | 'synthetic' | 'decision' | 'decidedAt'>;
/** The slots that are filled, and the facts that filled them. */
export interface DefinitionCard extends Slots {
  readonly events: readonly string[];
}

/** What is recorded of an indicator, city-wide or of one unit. */
export interface IndicatorSheet {
  /** Null: it was never defined for this unit, which yet has figures. */
  readonly definition: IndicatorDefinition | null;
  /** One entry a horizon, in the order in which they were set. */
  readonly targets: readonly Targets[];
  /** The earliest period first; of one period and universe the last statement. */
  readonly figures: readonly MeasuredFigure[];
  readonly card: DefinitionCard;
}

export interface IndicatorDefinition
  extends Omit<DataOf<'IndicatorDefined'>, 'synthetic' | 'decision' | 'decidedAt' | 'unit'> {
  readonly event: string;
  readonly synthetic: boolean;
}

/** A decision with the fact that records it. */
export interface Decided {
  readonly event: string;
  readonly synthetic: boolean;
  /** Number and day of the act. */
  readonly decision: { readonly number: string; readonly date: Day } | null;
}

export type AttainmentRuleName = DataOf<'AttainmentRuleDecided'>['rule'];
export type GoverningRow = Decided & Pick<DataOf<'GoverningRowDecided'>, 'conflict' | 'governs' | 'over'>;

/** Everything that attainment on a day is made of. */
export interface AttainmentState {
  /** By indicator, in the order in which they were first spoken of; within, the unit, null for the city. */
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string | null, IndicatorSheet>>;
  /** The rule of the indicator; without one that of its whole plan. */
  rule(plan: string, indicator: string, rule: AttainmentRuleName): (Decided & { readonly value: string }) | null;
  /** The units that a collective lead of the plan means. */
  unitsOf(plan: string, collective: string): (Decided & { readonly units: readonly string[] }) | null;
  /** The last decision on each conflict. */
  readonly governing: readonly GoverningRow[];
}

export function attainmentAt(facts: readonly Fact[], day: Day): AttainmentState {
  const sheets = new Map<string, Map<string | null, Growing>>();
  const rules = new Map<string, Decided & { readonly value: string }>();
  const collectives = new Map<string, Decided & { readonly units: readonly string[] }>();
  const governing = new Map<string, GoverningRow>();
  for (const { event } of inOrderOfEffect(upTo(facts, day))) {
    switch (event.type) {
      case 'IndicatorDefined':
      case 'TargetSet':
      case 'TargetRevised':
      case 'IndicatorMeasured':
      case 'DefinitionCardAdopted':
        take(sheetOf(sheets, event.data.indicator, event.data.unit), event);
        break;
      case 'AttainmentRuleDecided': {
        const { plan, indicator, rule, value } = event.data;
        rules.set(keyOf(plan, rule, indicator), { ...decidedBy(event), value });
        break;
      }
      case 'CollectiveUnitsDecided':
        collectives.set(keyOf(event.data.plan, event.data.collective), {
          ...decidedBy(event),
          units: event.data.units,
        });
        break;
      case 'GoverningRowDecided': {
        const { conflict, governs, over } = event.data;
        governing.set(conflict, { ...decidedBy(event), conflict, governs, over });
        break;
      }
    }
  }
  return {
    sheets: new Map(
      [...sheets].map(([indicator, of]) => [indicator, new Map([...of].map(([unit, sheet]) => [unit, grown(sheet)]))]),
    ),
    rule: (plan, indicator, rule) =>
      rules.get(keyOf(plan, rule, indicator)) ?? rules.get(keyOf(plan, rule, null)) ?? null,
    unitsOf: (plan, collective) => collectives.get(keyOf(plan, collective)) ?? null,
    governing: [...governing.values()],
  };
}

/** Ids and codes hold no blanks, so the parts of a key cannot run into each other. */
const keyOf = (...parts: readonly (string | null)[]): string => parts.map((part) => part ?? '').join(' ');

const decidedBy = ({ id, data: { decision, synthetic } }: AnyEvent): Decided => ({
  event: id,
  synthetic: synthetic === true,
  decision: decision ?? null,
});

interface Growing {
  definition: IndicatorDefinition | null;
  readonly targets: Map<string, Targets>;
  readonly figures: Map<string, MeasuredFigure>;
  card: DefinitionCard;
}

function sheetOf(sheets: Map<string, Map<string | null, Growing>>, indicator: string, unit: string | null): Growing {
  const of = sheets.get(indicator) ?? new Map<string | null, Growing>();
  sheets.set(indicator, of);
  const sheet = of.get(unit) ?? { definition: null, targets: new Map(), figures: new Map(), card: { events: [] } };
  of.set(unit, sheet);
  return sheet;
}

type OfIndicator = Extract<
  AnyEvent,
  { type: 'IndicatorDefined' | 'TargetSet' | 'TargetRevised' | 'IndicatorMeasured' | 'DefinitionCardAdopted' }
>;

function take(sheet: Growing, event: OfIndicator): void {
  const stated = { event: event.id, synthetic: event.data.synthetic === true };
  switch (event.type) {
    case 'IndicatorDefined': {
      const { unit, decision, decidedAt, ...definition } = event.data;
      sheet.definition = { ...definition, ...stated };
      break;
    }
    case 'TargetSet':
    case 'TargetRevised': {
      const { horizon, targets, reading } = event.data;
      sheet.targets.set(horizon ?? '', { ...stated, horizon, targets, reading });
      break;
    }
    case 'IndicatorMeasured': {
      const { period, value, source, state = null, universe = null, attestations = [], parts } = event.data;
      // 5th of 63 and 2nd of 34 in one year are different facts.
      const key = keyOf(period, universe?.id ?? null, universe === null ? null : String(universe.size));
      sheet.figures.set(key, {
        ...stated,
        period,
        value,
        source,
        state,
        universe,
        attestations,
        ...(parts && { parts }),
      });
      break;
    }
    case 'DefinitionCardAdopted': {
      const { indicator, unit, decision, decidedAt, synthetic, ...slots } = event.data;
      sheet.card = { ...sheet.card, ...slots, events: [...sheet.card.events, event.id] };
      break;
    }
  }
}

const grown = ({ definition, targets, figures, card }: Growing): IndicatorSheet => ({
  definition,
  targets: [...targets.values()],
  figures: inOrder([...figures.values()]),
  card,
});

/** The earliest period first. */
export const inOrder = (figures: readonly MeasuredFigure[]): readonly MeasuredFigure[] =>
  [...figures].sort((a, b) => compare(endOf(a), endOf(b)));

const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);
const endOf = ({ period }: Measurement): Day => parsePeriod(period)?.last ?? '';
