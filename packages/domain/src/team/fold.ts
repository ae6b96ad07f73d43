import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf } from '../common/facts.js';

/** A product that several people make together (Điều 18.1c), as last split. */
export interface Team {
  split: DataOf<'TeamProductSplit'> | null;
  /** The day from which its parts can be given. */
  from: string;
}

export const initial = (): Team => ({ split: null, from: '' });

export function evolve(team: Team, event: AnyEvent): Team {
  if (event.type !== 'TeamProductSplit') return team;
  team.split = event.data;
  team.from = event.validAt;
  return team;
}
