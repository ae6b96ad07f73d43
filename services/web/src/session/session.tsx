import type { Schema } from '@kpi-ledger/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { questions } from '../api/questions.ts';
import { forgetKept } from './kept.ts';
import { forgetToken } from './token.ts';

export type Session = Schema<'Session'>;

export const useSession = () => useQuery(questions.session());

/** Whether the reader has one of the roles; while that is not known, no. */
export function useHasRole(...roles: readonly Session['caller']['roles'][number][]): boolean {
  const { data } = useSession();
  return data?.caller.roles.some((role) => roles.includes(role)) ?? false;
}

/** What marks a fact as made up, where the ledger is one of demonstration; on a live one nothing. */
export function useSynthetic(): { readonly synthetic?: true } {
  const { data } = useSession();
  return data?.ledger?.kind === 'demo' ? { synthetic: true } : {};
}

/** Forgets the token and everything that was read with it. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  return () => {
    forgetToken();
    forgetKept();
    void queries.resetQueries();
  };
}
