import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { questions } from '../api/questions.ts';
import { useSession } from '../session/session.tsx';

/** Names for display; an id stands where the reader may not know the name. */
export interface NameBook {
  /** Every unit of the ledger. */
  readonly units: readonly string[];
  unit(id: string | null): string;
  post(id: string | null): string;
  person(id: string | null): string;
  /** The tasks that a text of the service names by id, with their titles. */
  tasksIn(text: string): readonly { readonly id: string; readonly title: string }[];
  /** Of whatever the id is. */
  any(id: string | null): string;
}

/** Ids of tasks have parts with dots between. */
const TASK = /[a-z0-9-]+(?:\.[a-z0-9-]+)+/g;

export function useNames(): NameBook {
  const { data: session } = useSession();
  const signedIn = session?.caller.signedIn ?? false;
  const { data } = useQuery({ ...questions.names(), enabled: signedIn });
  return useMemo(() => {
    const of = (book: { readonly [id: string]: string | null } | undefined) => (id: string | null) =>
      id === null ? '' : (book?.[id] ?? id);
    const all = { ...data?.tasks, ...data?.people, ...data?.posts, ...data?.units };
    return {
      units: Object.keys(data?.units ?? {}),
      ...{ unit: of(data?.units), post: of(data?.posts), person: of(data?.people) },
      tasksIn: (text) =>
        [...new Set(text.match(TASK) ?? [])].flatMap((id) => {
          const title = data?.tasks[id];
          return title == null ? [] : [{ id, title }];
        }),
      any: of(all),
    };
  }, [data]);
}
