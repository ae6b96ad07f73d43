import { type RollUp, rollUp } from '@kpi-ledger/formulas';
import type { IndicatorSheet, Targets } from '@kpi-ledger/projections';
import type { CollectiveLead, Lacking, RollUpAnswer, UnitAttainment } from './attainment-row.js';
import { type Judging, ruleOf } from './context.js';
import { attained, comparatorOf } from './judge.js';
import { lackingFigures } from './lacking.js';
import { type Successors, unitsNow } from './leads.js';
import { combined, judgeTarget } from './target.js';

/** Every unit of an indicator: those a decision names, those it is defined for, and those that report all the same. */
export function unitsOf(
  sheets: ReadonlyMap<string | null, IndicatorSheet>,
  collectives: readonly CollectiveLead[],
  ofCity: Targets | null,
  judging: Judging,
  successors: Successors,
): readonly UnitAttainment[] {
  const members = new Map<string, string | null>();
  for (const { units, event } of collectives)
    for (const unit of membersNow(units ?? [], successors)) members.set(unit, event);
  for (const [unit, { definition }] of sheets)
    if (unit !== null && !members.has(unit)) members.set(unit, definition?.event ?? null);
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, member]) => unitOf(unit, member, sheets.get(unit) ?? NOTHING, ofCity, judging));
}

/** A decision names units as they were then: one that is gone is there by its successors; one that gave functions away stays, alone. */
const membersNow = (units: readonly string[], successors: Successors): readonly string[] =>
  units.flatMap((unit) => (successors.goOn.has(unit) ? [unit] : unitsNow([unit], successors)));

const NOTHING: IndicatorSheet = { definition: null, targets: [], figures: [], card: { events: [] } };

function unitOf(
  unit: string,
  member: string | null,
  sheet: IndicatorSheet,
  ofCity: Targets | null,
  judging: Judging,
): UnitAttainment {
  const own = sheet.targets.find(({ horizon }) => horizon === ofCity?.horizon) ?? sheet.targets.at(-1) ?? null;
  const same = ruleOf(judging, 'UNIT_TARGET')?.value === 'SAME' ? ofCity : null;
  const by = own ?? same;
  // Without a decided target the figure still stands; only nothing is said of it.
  const shown = (by ?? ofCity)?.targets.map((target) => judgeTarget(target, by ?? (ofCity as Targets), sheet, judging));
  const targets = shown ?? [];
  const { status, progress } = by === null ? { status: null, progress: null } : combined(targets);
  const [figure] = targets.flatMap(({ figures }) => figures);
  const parts = sheet.figures.find(({ event }) => event === figure?.event)?.parts;
  const undecided: readonly Lacking[] =
    by === null && ofCity !== null
      ? [
          {
            code: 'UNIT_TARGET_UNDECIDED',
            what: 'chưa giao mục tiêu riêng và chưa quyết định dùng mục tiêu chung',
            owedBy: null,
            since: null,
          },
        ]
      : [];
  return {
    ...{ unit, member, status, progress },
    value: figure?.value ?? null,
    state: figure?.state ?? null,
    period: figure?.period ?? null,
    source: figure?.source ?? null,
    ...(parts && { parts }),
    targetsOf: own !== null ? 'UNIT' : same !== null ? 'CITY' : null,
    targets: by === null ? [] : targets,
    missing: [...lackingFigures(targets, [unit], judging), ...undecided],
  };
}

/** The city's figure from those of its units; nothing as long as the rule, a list of units or one of the figures is missing. */
export function rollUpOf(
  units: readonly UnitAttainment[],
  collectives: readonly CollectiveLead[],
  of: Targets | null,
  judging: Judging,
): RollUpAnswer {
  const rule = ruleOf(judging, 'ROLL_UP');
  const none = (reason: string): RollUpAnswer => ({ ...{ rule, value: null }, ...UNKNOWN, reason });
  const members = units.filter(({ member }) => member !== null);
  if (rule === null) return none('ROLL_UP_UNDECIDED');
  if (collectives.some((collective) => collective.units === null)) return none('COLLECTIVE_UNDECIDED');
  if (members.length === 0) return none('NO_UNITS');
  const [target, ...more] = of?.targets ?? [];
  const value = rollUp(rule.value as RollUp, members);
  if (value === null) {
    const known = rule.value === 'RATIO_OF_SUMS' && members.every((unit) => unit.value !== null);
    return none(known ? 'PARTS_UNKNOWN' : 'UNITS_UNKNOWN');
  }
  // Figures of different times make no figure of any time.
  if (periodOfAll(members) === null) return none('PERIODS_DIFFER');
  if (of === null || target === undefined || more.length > 0 || !ADDED.includes(target.comparator))
    return { ...{ rule, value }, ...UNKNOWN, reason: 'NOT_A_NUMBER' };
  const { status, progress, margin, reason } = attained({
    comparator: comparatorOf(target, of),
    value: target.value,
    ...(target.upper === null ? {} : { upper: target.upper }),
    actual: value,
  });
  return { rule, value, status, progress, margin, reason };
}

/** The period that all of them measured; null where there is no such one. */
export function periodOfAll(units: readonly UnitAttainment[]): string | null {
  const [first, ...others] = units.map(({ period }) => period);
  return first !== undefined && others.every((period) => period === first) ? first : null;
}

/** A rank, words, yes or no cannot be added up from units. */
const ADDED: readonly string[] = ['>=', '<=', '>', '<', '=', 'range'];
const UNKNOWN = { status: null, progress: null, margin: null };
