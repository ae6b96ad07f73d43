import { isSealedText, type SealedText, subjectOf } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import { type Fact, factsOf, type Task } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/**
 * Names for display, by id. They never enter an answer: a canonical answer holds pseudonymous ids only. A name that cannot be
 * read is replaced by why: "(đã xoá theo quyết định …)" where the person was erased, and otherwise that the key is lost.
 */
export interface Names {
  readonly units: { readonly [unit: string]: string };
  readonly posts: { readonly [post: string]: string };
  readonly people: { readonly [person: string]: string };
  /** Titles of tasks, printed or written by a user, else the name of the product; null: the task has neither. */
  readonly tasks: { readonly [task: string]: string | null };
  /** Titles of team products, printed or written by a user; null: the product has none. */
  readonly teams: { readonly [team: string]: string | null };
}

/** @param unreadable what stands in the place of a text of the subject that does not open */
export function namesAt(snapshot: Snapshot, vault: KeyVault, unreadable: (subject: string) => string): Names {
  const { units, posts } = snapshot.organisation;
  const registered = snapshot.factsOf('OfficialRegistered') as unknown as readonly Fact[];
  const shown = (text: string | SealedText, stream: string): string =>
    isSealedText(text) ? unreadable(subjectOf(stream)) : text;

  const teams = Object.fromEntries(
    snapshot.factsOf('TeamProductSplit').map(({ event }) => {
      const { team, publicTitle, title } = openFact(event, vault).data;
      return [team, publicTitle ?? (title === undefined ? null : shown(title, event.stream))];
    }),
  );
  const titleOf = ({ id, event: by }: Task): string | null => {
    const assigned = factsOf(snapshot.knownIn(`task-${id}`), 'TaskAssigned').find(
      ({ event }) => event.id === by,
    )?.event;
    const title = assigned === undefined ? undefined : openFact(assigned, vault).data.title;
    return assigned === undefined || title === undefined ? null : shown(title, assigned.stream);
  };

  return {
    teams,
    units: Object.fromEntries([...units.values()].map(({ id, name }) => [id, name])),
    posts: Object.fromEntries([...posts.values()].map(({ id, title }) => [id, title])),
    people: Object.fromEntries(
      registered.flatMap(({ event }) =>
        event.type === 'OfficialRegistered'
          ? [[event.data.person, shown(openFact(event, vault).data.name, event.stream)]]
          : [],
      ),
    ),
    tasks: Object.fromEntries(
      snapshot.tasks.map((task) => [
        task.id,
        (isSealedText(task.title) ? titleOf(task) : task.title) ??
          partTitle(task, teams) ??
          productName(snapshot, task),
      ]),
    ),
  };
}

/** Work that was given as a product, without more words, is called by it. */
function productName(snapshot: Snapshot, { id }: Task): string | null {
  const assigned = factsOf(snapshot.knownIn(`task-${id}`), 'TaskAssigned').at(-1);
  const { catalogue, code } = assigned?.event.data.product ?? {};
  return snapshot.catalogues.get(catalogue ?? '')?.products.get(code ?? '')?.name ?? null;
}

/** A part without a title of its own is called by the team product that it belongs to. */
const partTitle = ({ part }: Task, teams: Names['teams']): string | null =>
  part === null ? null : `${teams[part.team] ?? part.team}: ${part.key}`;
