import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { Times } from '../api/questions.ts';
import { questions } from '../api/questions.ts';
import { lastQuarter } from '../text/period.ts';

/** Where the reader stands, as the address has it: period and both times. A link shows others the same. */
export function usePlace() {
  const [search, setSearch] = useSearchParams();
  const { data } = useQuery(questions.today());
  const today = data?.basis.effective ?? null;
  const [effective, known] = [search.get('effective'), search.get('known')];
  const times: Times = { ...(effective === null ? {} : { effective }), ...(known === null ? {} : { known }) };
  return {
    /** The period asked for, or the last quarter that has ended; null: not known yet. */
    period: search.get('period') ?? (today === null ? null : lastQuarter(today)),
    today,
    times,
    search,
    /** Changes some of it; null takes it out. */
    move: (change: { readonly [name: string]: string | null }) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change))
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        return next;
      }),
  };
}

/** An address of the page that keeps period and both times. */
export function addressOf(
  path: string,
  search: URLSearchParams,
  more: { readonly [name: string]: string } = {},
): string {
  const kept = new URLSearchParams(more);
  for (const name of ['period', 'effective', 'known']) {
    const value = search.get(name);
    if (value !== null && !kept.has(name)) kept.set(name, value);
  }
  const query = kept.toString();
  return query === '' ? path : `${path}?${query}`;
}
