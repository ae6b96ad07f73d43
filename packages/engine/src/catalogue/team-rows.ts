import type { Day, Doer, Task, TaskPart, Team } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Snapshot } from '../reading/reading.js';

/** A part of a team product, and who does it. */
export interface TeamPart {
  readonly key: string;
  readonly share: string;
  /** Null: not assigned yet. */
  readonly task: string | null;
  /** Who has it now: several after some of its units were handed over, nobody once it is cancelled. */
  readonly doers: readonly Doer[];
  /** Units of the whole team product that the assignment is for; null while nobody has it. */
  readonly units: number | null;
  /** h of the part as kept with the assignment; null: not assigned, or no factor of the product decided by then (P36). */
  readonly factor: string | null;
  /** The civil day on which the assignment was recorded. */
  readonly assignedOn: Day | null;
}

/** A product that several people make, with its parts (Điều 18.1c). */
export interface TeamRow {
  readonly team: string;
  /** As printed; null: none, or one written by a user, which joins at display. */
  readonly title: string | null;
  readonly catalogue: string;
  readonly product: string;
  readonly productName: string | null;
  /** h of the whole product in force on the day of the question; null: none decided. */
  readonly factor: string | null;
  /** The one person who answers for the whole. */
  readonly responsible: string;
  readonly since: Day;
  readonly parts: readonly TeamPart[];
  /** Keys of the parts that nobody was assigned. */
  readonly unassigned: readonly string[];
  /** Parts were assigned for different numbers of units, so that the whole is made fewer times than some of its parts. */
  readonly unitsDiffer: boolean;
  readonly event: string;
  readonly synthetic: boolean;
}

export const teamRows = (snapshot: Snapshot, demo: boolean): readonly TeamRow[] =>
  [...snapshot.teams.values()].map((team) => rowOf(team, snapshot, demo));

function rowOf(team: Team, snapshot: Snapshot, demo: boolean): TeamRow {
  const { id, title, product, responsible, since, event } = team;
  const decided = snapshot.catalogues.get(product.catalogue)?.products.get(product.code);
  const parts = partsOf(team, snapshot.tasks);
  return {
    team: id,
    title,
    catalogue: product.catalogue,
    product: product.code,
    productName: decided?.name ?? null,
    factor: decided?.factor ?? null,
    responsible,
    since,
    parts,
    unassigned: unassignedOf(parts),
    unitsDiffer: new Set(parts.flatMap(({ units }) => units ?? [])).size > 1,
    event,
    synthetic: demo || team.synthetic,
  };
}

function partsOf(team: Team, tasks: readonly Task[]): readonly TeamPart[] {
  const assigned = new Map(tasks.flatMap((task) => (isOf(team, task.part) ? [[task.part.key, task] as const] : [])));
  return team.parts.map(({ key, share }) => ({ key, share, ...assignmentOf(assigned.get(key)) }));
}

const isOf = (team: Team, part: TaskPart | null): part is TaskPart => part !== null && part.team === team.id;

const NOBODY = { task: null, doers: [], units: null, factor: null, assignedOn: null } as const;

function assignmentOf(task: Task | undefined): Omit<TeamPart, 'key' | 'share'> {
  if (task === undefined) return NOBODY;
  const held = task.batches
    .filter(({ state: { kind } }) => kind !== 'HANDED_OVER' && kind !== 'CANCELLED')
    .sort((a, b) => a.origin.ordinal - b.origin.ordinal);
  const doers = new Map(held.map(({ doer }) => [JSON.stringify(doer), doer]));
  return {
    task: task.id,
    doers: [...doers.values()],
    units: held.length === 0 ? null : held.reduce((sum, { count }) => sum + count, 0),
    factor: task.factorIsProvisional ? null : task.factor,
    assignedOn: task.batches[0]?.origin.day ?? null,
  };
}

const unassignedOf = (parts: readonly TeamPart[]): readonly string[] =>
  parts.flatMap(({ key, task }) => (task === null ? [key] : []));

/** What a person who answers for team products still has to give away, since each was split. */
export const partsToAssign = ({ teams, tasks }: Snapshot, responsible: string | null): readonly Missing[] =>
  [...teams.values()].flatMap((team) => {
    if (team.responsible !== responsible) return [];
    const open = unassignedOf(partsOf(team, tasks));
    const what = `sản phẩm nhóm ${team.id}: ${open.length} phần chưa giao cho ai (${open.join(', ')}) (Điều 18.1c)`;
    return open.length === 0 ? [] : [{ what, owedBy: team.responsible, since: team.since }];
  });
