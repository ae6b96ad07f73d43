import type { SealedText } from '@kpi-ledger/events';
import { isSealedText } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import { type Fact, factsOf, type Task } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** Names for display, by id. They never enter an answer: a canonical answer holds pseudonymous ids only. */
export interface Names {
  readonly units: { readonly [unit: string]: string };
  readonly posts: { readonly [post: string]: string };
  /** Null: the person's key was destroyed, the name can no longer be read. */
  readonly people: { readonly [person: string]: string | null };
  /** Titles of tasks, printed or written by a user. */
  readonly tasks: { readonly [task: string]: string | null };
  /** Titles of team products, printed or written by a user. */
  readonly teams: { readonly [team: string]: string | null };
}

export function namesAt(snapshot: Snapshot, vault: KeyVault): Names {
  const { units, posts } = snapshot.organisation;
  const registered = factsOf(snapshot.facts, 'OfficialRegistered') as unknown as readonly Fact[];
  const teams = teamTitles(snapshot, vault);
  return {
    teams,
    units: Object.fromEntries([...units.values()].map(({ id, name }) => [id, name])),
    posts: Object.fromEntries([...posts.values()].map(({ id, title }) => [id, title])),
    people: Object.fromEntries(
      registered.flatMap(({ event }) => {
        if (event.type !== 'OfficialRegistered') return [];
        return [[event.data.person, readable(openFact(event, vault).data.name)]];
      }),
    ),
    tasks: Object.fromEntries(
      snapshot.tasks.map((task) => [
        task.id,
        (isSealedText(task.title) ? titleOf(snapshot, task.event, vault) : task.title) ?? partTitle(task, teams),
      ]),
    ),
  };
}

const teamTitles = (snapshot: Snapshot, vault: KeyVault): Names['teams'] =>
  Object.fromEntries(
    factsOf(snapshot.facts, 'TeamProductSplit').map(({ event }) => {
      const { team, publicTitle, title } = openFact(event, vault).data;
      return [team, publicTitle ?? (title === undefined ? null : readable(title))];
    }),
  );

/** A part without a title of its own is called by the team product that it belongs to. */
const partTitle = ({ part }: Task, teams: Names['teams']): string | null =>
  part === null ? null : `${teams[part.team] ?? part.team}: ${part.key}`;

function titleOf(snapshot: Snapshot, id: string, vault: KeyVault): string | null {
  const assigned = factsOf(snapshot.facts, 'TaskAssigned').find(({ event }) => event.id === id);
  const title = assigned === undefined ? undefined : openFact(assigned.event, vault).data.title;
  return title === undefined ? null : readable(title);
}

const readable = (text: string | SealedText): string | null => (isSealedText(text) ? null : text);
