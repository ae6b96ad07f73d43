import { isSealedText } from '@kpi-ledger/events';
import type { Catalogue, Doer, Position, Task } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** A code that may be entered, and what it means in public words; null: there are none. */
export interface Choice {
  readonly id: string;
  readonly label: string | null;
}

/** Within what a code stands: a row of its plan, a product of its catalogue, a milestone or submission of its task. */
export interface ChoiceWithin extends Choice {
  readonly within: string;
}

/**
 * The codes that a unit may name when it records something on a day. No personal text is among them: people are codes, and work
 * whose title only a user wrote has none here.
 */
export interface Choices {
  /** null: of the whole ledger. */
  readonly unit: string | null;
  readonly units: readonly Choice[];
  readonly posts: readonly Choice[];
  readonly people: readonly Choice[];
  readonly plans: readonly Choice[];
  readonly planRows: readonly ChoiceWithin[];
  readonly catalogues: readonly Choice[];
  readonly products: readonly ChoiceWithin[];
  readonly teams: readonly Choice[];
  readonly tasks: readonly Choice[];
  readonly milestones: readonly ChoiceWithin[];
  /** Those that wait for a verdict. */
  readonly submissions: readonly ChoiceWithin[];
  readonly indicators: readonly Choice[];
}

/** @param unit with its components; null: everything */
export function choicesOf(snapshot: Snapshot, unit: string | null): Choices {
  const { organisation, plans, catalogues, teams, indicators } = snapshot;
  const within = unit === null ? null : componentsOf(snapshot, unit);
  const isHere = (of: string): boolean => within === null || within.has(of);
  const people = [...organisation.officials.keys()].flatMap((person) => {
    const positions = (organisation.positionsOf.get(person) ?? []).filter((one) => isHere(one.unit));
    return within !== null && positions.length === 0 ? [] : [{ id: person, label: placeOf(positions[0], snapshot) }];
  });
  const known = new Set(people.map(({ id }) => id));
  const does = (doer: Doer): boolean => ('unit' in doer ? isHere(doer.unit) : known.has(doer.person));
  const tasks = snapshot.tasks.filter(({ batches }) => within === null || batches.some(({ doer }) => does(doer)));
  return {
    unit,
    units: [...organisation.units.values()].filter(({ id }) => isHere(id)).map(({ id, name }) => ({ id, label: name })),
    posts: [...organisation.posts.values()]
      .filter((post) => isHere(post.unit))
      .map(({ id, title }) => ({ id, label: title })),
    people,
    plans: [...plans.values()].map(({ id, title }) => ({ id, label: title })),
    planRows: [...plans.values()].flatMap(({ id, rows }) =>
      [...rows.values()].map(({ row, title }) => ({ id: row, label: title, within: id })),
    ),
    ...productsOf([...catalogues.values()].filter((one) => one.unit === null || isHere(one.unit))),
    teams: [...teams.values()]
      .filter(({ responsible }) => within === null || known.has(responsible))
      .map(({ id, title }) => ({ id, label: title })),
    tasks: tasks.map((task) => ({ id: task.id, label: titleOf(task, snapshot) })),
    milestones: tasks.flatMap(openMilestones),
    submissions: tasks.flatMap(openSubmissions),
    indicators: indicators
      .filter(({ kind, unit: of }) => kind === 'indicator' && (of === null || isHere(of)))
      .map(({ indicator, title }) => ({ id: indicator, label: title })),
  };
}

function componentsOf({ organisation }: Snapshot, unit: string): ReadonlySet<string> {
  const within = new Set([unit]);
  for (let size = 0; size !== within.size; ) {
    size = within.size;
    for (const { id, parent } of organisation.units.values()) if (parent !== null && within.has(parent)) within.add(id);
  }
  return within;
}

/** Where somebody works says who is meant, without a name. */
function placeOf(position: Position | undefined, { organisation }: Snapshot): string | null {
  if (position === undefined) return null;
  const title = position.post === null ? null : (organisation.posts.get(position.post)?.title ?? null);
  return title ?? organisation.units.get(position.unit)?.name ?? position.unit;
}

const productsOf = (catalogues: readonly Catalogue[]) => ({
  catalogues: catalogues.map(({ id, title }) => ({ id, label: title })),
  products: catalogues.flatMap(({ id, products }) =>
    [...products.values()].map(({ code, name }) => ({ id: code, label: name, within: id })),
  ),
});

function titleOf({ title, plan }: Task, { plans }: Snapshot): string | null {
  if (title !== null && !isSealedText(title)) return title;
  return plan === null ? null : (plans.get(plan.plan)?.rows.get(plan.row)?.title ?? null);
}

/** Milestones with units that are still to be delivered; the label is the last deadline. */
const openMilestones = ({ id, batches }: Task): readonly ChoiceWithin[] => [
  ...new Map(
    batches
      .filter(({ state }) => state.kind === 'OPEN')
      .map(({ milestone, deadlines }) => [
        milestone,
        { id: milestone, label: deadlines.at(-1)?.due ?? null, within: id },
      ]),
  ).values(),
];

const openSubmissions = ({ id, batches }: Task): readonly ChoiceWithin[] => [
  ...new Map(
    batches.flatMap(({ state }) =>
      state.kind === 'SUBMITTED'
        ? [[state.submission.id, { id: state.submission.id, label: state.submission.claimedOn, within: id }] as const]
        : [],
    ),
  ).values(),
];
