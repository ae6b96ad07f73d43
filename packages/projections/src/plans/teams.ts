import type { DataOf } from '@kpi-ledger/events';
import { type Fact, factsOf, upTo } from '../facts/index.js';
import type { Day } from '../time/index.js';

type Split = DataOf<'TeamProductSplit'>;

/** A product that several people make, split into parts whose shares sum exactly to 1 (Điều 18.1c, R9). */
export interface Team extends Pick<Split, 'product' | 'responsible' | 'parts'> {
  readonly id: string;
  /** The printed title; null: none, or one written by a user, which is sealed. */
  readonly title: string | null;
  readonly since: Day;
  readonly event: string;
  readonly synthetic: boolean;
}

/** The team products as last split by a day; no split follows once a part is assigned. */
export const teamsAt = (facts: readonly Fact[], day: Day): ReadonlyMap<string, Team> =>
  new Map(
    factsOf(upTo(facts, day), 'TeamProductSplit').map(({ event: { id: event, validAt: since, data } }) => {
      const { team: id, product, responsible, parts, publicTitle = null, synthetic = false } = data;
      return [id, { id, product, responsible, parts, title: publicTitle, since, event, synthetic }];
    }),
  );
