import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';

/** Names of units for everybody: those of the catalogue, which names no person. */
export function useUnitNames(): (unit: string) => string {
  const { data } = useQuery(questions.units());
  const names = new Map((data?.rows ?? []).map(({ id, name }) => [id, name]));
  return (unit) => names.get(unit) ?? unit;
}
