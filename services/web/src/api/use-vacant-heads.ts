import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions } from './questions.ts';
import { type VacantHead, vacantHeads } from './vacant-heads.ts';

/** The units without a head among those that the reader scores; none while that is not known. */
export function useVacantHeads(period: string | null, scored: readonly Schema<'Assessment'>[]): readonly VacantHead[] {
  const ratings = useQuery({ ...questions.ratings(period ?? ''), enabled: period !== null });
  return vacantHeads(ratings.data?.rows ?? [], scored);
}
