import type { Schema } from '@kpi-ledger/api-client';
import { usePlace } from '../../app/place.ts';
import { useSession } from '../../session/session.tsx';
import { useUnitNames } from '../completion/unit-names.ts';
import type { OpenWorld } from './open-tables.ts';

/** What the tables of the public view are taken away with. */
export function useOpenWorld(basis: Schema<'Basis'>): OpenWorld {
  const { times } = usePlace();
  const { data } = useSession();
  return { basis, times, isDemonstration: data?.ledger?.kind === 'demo', unitName: useUnitNames() };
}
