import {
  type AttainmentState,
  type Day,
  type IndicatorDefinition,
  type IndicatorSheet,
  inOrder,
  type Targets,
} from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { attainmentOn } from './attainment-on.js';
import type { AttainmentRow, ConflictStanding } from './attainment-row.js';
import type { Judging } from './context.js';
import { lackingDecisions, lackingFigures } from './lacking.js';
import { collectivesOf, leadsOf, type Successors, successorsOf } from './leads.js';
import { combined, judgeTarget } from './target.js';
import { periodOfAll, rollUpOf, unitsOf } from './units.js';

export interface AttainmentFilter {
  readonly plan: string | null;
  /** Led by the unit now, or one of the units that it is made of. */
  readonly unit: string | null;
  readonly indicator: string | null;
}

/**
 * Every indicator on a day, one row a horizon, in the order in which they were defined: those of the city, and those defined for
 * one unit. A header with a target of its own is a row too.
 */
export function attainmentRows(reading: Reading, day: Day, only: AttainmentFilter): readonly AttainmentRow[] {
  const snapshot = reading.at(day);
  const state = attainmentOn(snapshot);
  const successors = successorsOf(snapshot.factsOf('UnitSucceeded'));
  const demo = reading.ledger?.kind === 'demo';
  const rows = snapshot.indicators
    .filter(
      ({ kind, targets, plan, indicator }) =>
        (only.plan === null || plan === only.plan) &&
        (only.indicator === null || indicator === only.indicator) &&
        (kind === 'indicator' || targets.length > 0),
    )
    .flatMap((indicator) => {
      const sheets = state.sheets.get(indicator.indicator) ?? new Map<string | null, IndicatorSheet>();
      const own = sheets.get(indicator.unit);
      if (own?.definition == null) return [];
      const sheet = continuing(own, own.definition, state);
      const leads = leadsOf(indicator, indicator.unit, own.card.responsible, successors);
      const horizons = own.targets.length > 0 ? own.targets : [null];
      return horizons.map((targets) =>
        rowOf({ state, sheets, sheet, leads, successors, day, unit: indicator.unit, demo }, targets),
      );
    });
  const { unit } = only;
  return unit === null
    ? rows
    : rows.filter((row) => row.leads.includes(unit) || row.units.some((one) => one.unit === unit));
}

/** Where it was decided that another indicator is the same for earlier years, its targets lie on the way and its figures count. */
function continuing(
  sheet: IndicatorSheet,
  { plan, indicator }: IndicatorDefinition,
  state: AttainmentState,
): IndicatorSheet {
  const rule = state.rule(plan, indicator, 'CONTINUES');
  const before = rule === null || rule.value === indicator ? undefined : state.sheets.get(rule.value)?.get(null);
  return before === undefined
    ? sheet
    : {
        ...sheet,
        targets: [...before.targets, ...sheet.targets],
        figures: inOrder([...before.figures, ...sheet.figures]),
      };
}

interface Of {
  readonly state: AttainmentState;
  readonly sheets: ReadonlyMap<string | null, IndicatorSheet>;
  readonly sheet: IndicatorSheet;
  readonly leads: readonly string[];
  readonly successors: Successors;
  readonly unit: string | null;
  readonly day: Day;
  readonly demo: boolean;
}

function rowOf({ state, sheets, sheet, leads, successors, unit, day, demo }: Of, of: Targets | null): AttainmentRow {
  const { definition, figures, card } = sheet;
  if (definition === null) throw new TypeError('a row without a definition');
  const { indicator, plan, row, title, measure, kind, direction, annual } = definition;
  const horizon = of?.horizon ?? null;
  const judging: Judging = {
    state,
    plan,
    indicator,
    annualYear: annual ? yearWithin(day, horizon) : null,
    year: day.slice(0, 4),
  };
  const targets = (of?.targets ?? []).map((target) => judgeTarget(target, of as Targets, sheet, judging));
  const collectives = unit === null ? collectivesOf(definition, state) : [];
  const units = unit === null ? unitsOf(sheets, collectives, of, judging, successors) : [];
  const rollUp = collectives.length > 0 || units.length > 0 ? rollUpOf(units, collectives, of, judging) : null;
  const measured = combined(targets);
  // Of one year ranked in several universes the one recorded last is shown; all of them are in the targets.
  const figure = targets.flatMap((target) => target.figures.at(-1) ?? []).at(0);
  const origin = figure !== undefined ? 'MEASURED' : rollUp?.value != null ? 'ROLL_UP' : null;
  const standing =
    origin === 'ROLL_UP' && rollUp !== null
      ? rollUp
      : { ...measured, margin: targets.length === 1 ? (targets[0]?.margin ?? null) : null };
  const conflicts = standingsOf(state, indicator);
  // Where units are named each owes its own figure; once all have come, the roll-up answers.
  const members = leads.length === 0 ? units.filter(({ member }) => member !== null) : [];
  const owed =
    origin === 'ROLL_UP'
      ? []
      : members.length > 0 && origin === null
        ? members.flatMap(({ missing }) => missing)
        : lackingFigures(targets, leads, judging);
  const used = targets.flatMap((target) => target.figures);
  const rolledUp = origin === 'ROLL_UP' ? units.filter(({ member }) => member !== null) : [];
  return {
    ...{ indicator, plan, row, unit, title, measure, horizon, kind, direction, annual },
    year: judging.annualYear,
    status: standing.status,
    progress: standing.progress,
    margin: standing.margin,
    targets,
    recorded: figures.flatMap(({ period, value, state: isSo, universe, source, event }) =>
      value === null && isSo === null ? [] : [{ period, value, state: isSo, universe, source, event }],
    ),
    value: figure?.value ?? (origin === 'ROLL_UP' ? (rollUp?.value ?? null) : null),
    state: figure?.state ?? null,
    universe: figure?.universe ?? null,
    period: figure?.period ?? periodOfAll(rolledUp),
    source: figure?.source ?? null,
    ...{ origin, leads, collectives, units, rollUp, conflicts },
    card: filled(card),
    events: eventsOf([
      definition.event,
      of?.event,
      ...used.map(({ event }) => event),
      ...(rolledUp.length > 0 ? [rollUp?.rule?.event] : []),
      ...rolledUp.flatMap(({ unit: one, member, period, value }) => [
        member,
        ...(sheets.get(one)?.figures ?? []).flatMap((it) =>
          it.period === period && it.value === value ? it.event : [],
        ),
      ]),
      ...conflicts.map(({ event }) => event),
      ...card.events,
    ]),
    missing: [...owed, ...lackingDecisions(targets, collectives, rollUp)],
    synthetic: demo || [definition, of, ...figures].some((stated) => stated?.synthetic === true),
  };
}

/** An annual target is judged for the year of the question, at the latest for its last one. */
function yearWithin(day: Day, horizon: string | null): string {
  const year = day.slice(0, 4);
  return horizon !== null && /^\d{4}$/.test(horizon) && horizon < year ? horizon : year;
}

const eventsOf = (events: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(events.filter((event) => event !== null && event !== undefined)),
];

/** The slots of the card that somebody filled. */
function filled({ events, ...slots }: IndicatorSheet['card']): AttainmentRow['card'] {
  return Object.fromEntries(
    Object.entries(slots).filter((slot): slot is [string, string] => typeof slot[1] === 'string'),
  );
}

/** The decisions between plans that name the indicator. */
function standingsOf({ governing }: AttainmentState, indicator: string): readonly ConflictStanding[] {
  return governing.flatMap(({ conflict, governs, over, decision, event }): readonly ConflictStanding[] => {
    const decided = { conflict, governs, over, decision, event };
    if (governs.indicator === indicator) return [{ ...decided, role: 'GOVERNS' }];
    return over.some((place) => place.indicator === indicator) ? [{ ...decided, role: 'YIELDS' }] : [];
  });
}
