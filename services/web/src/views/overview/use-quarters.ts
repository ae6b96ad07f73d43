import { useQueries } from '@tanstack/react-query';
import { questions, type Times } from '../../api/questions.ts';
import { quartersOf } from '../../text/period.ts';
import { keyOf, type Rating } from './rating.ts';

/** The ratings of the year's quarters, each by the key of its row; a quarter that is not answered yet is empty. */
export function useQuarters(year: string, times: Times) {
  const quarters = quartersOf(year);
  const asked = useQueries({ queries: quarters.map((quarter) => questions.ratings(quarter, times)) });
  const answers = asked.map(({ data }) => data);
  return {
    quarters,
    basis: answers.findLast((answer) => answer !== undefined)?.basis ?? null,
    byKey: answers.map(
      (answer): ReadonlyMap<string, Rating> => new Map((answer?.rows ?? []).map((row) => [keyOf(row), row])),
    ),
  };
}
