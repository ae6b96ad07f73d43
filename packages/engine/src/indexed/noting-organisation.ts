import type { Lookup, Organisation } from '@kpi-ledger/projections';
import { LazyMap } from './lazy-map.js';

/** The parts of the organisation that an answer rests on, as its subjects. */
export const OF_ORGANISATION = {
  /** Whatever was walked, or is not told apart. */
  all: 'organisation',
  /** Units and posts as they are defined, whoever is in them. */
  structure: 'units and posts',
  person: (person: string) => `place of ${person}`,
  post: (post: string) => `holder of ${post}`,
  unit: (unit: string) => `people in ${unit}`,
  tracker: (post: string) => `people tracked by ${post}`,
} as const;

/** An organisation that answers like the other and notes which parts of it were looked at. */
export function notingOrganisation(of: Organisation, note: (subject: string) => void): Organisation {
  const map = <A>(found: ReadonlyMap<string, A>, subject: (key: string) => string) =>
    new LazyMap<A>(
      (key) => {
        note(subject(key));
        return found.get(key);
      },
      () => {
        note(OF_ORGANISATION.all);
        return found;
      },
    );
  const lookup = <A>(found: Lookup<A>, subject: (key: string) => string): Lookup<A> => ({
    get: (key) => {
      note(subject(key));
      return found.get(key);
    },
  });
  const structure = () => {
    note(OF_ORGANISATION.structure);
    return of.structure ?? of;
  };
  const { person, post, unit, tracker } = OF_ORGANISATION;
  return {
    day: of.day,
    get structure() {
      return structure();
    },
    get units() {
      return structure().units;
    },
    get posts() {
      return structure().posts;
    },
    get headPosts() {
      return structure().headPosts;
    },
    get tracking() {
      note(OF_ORGANISATION.structure);
      return of.tracking;
    },
    get firstTracked() {
      note(OF_ORGANISATION.structure);
      return of.firstTracked;
    },
    get positions() {
      note(OF_ORGANISATION.all);
      return of.positions;
    },
    positionsOf: map(of.positionsOf, person),
    officials: map(of.officials, person),
    fields: map(of.fields, person),
    withoutSubordinates: map(of.withoutSubordinates, person),
    vacantSince: map(of.vacantSince, post),
    holders: lookup(of.holders, post),
    positionsIn: lookup(of.positionsIn, unit),
    get positionsNaming() {
      // Of somebody in a post the post may say who tracks it.
      note(OF_ORGANISATION.structure);
      return lookup(of.positionsNaming, tracker);
    },
  };
}
