import { managedBy, type Organisation, trackerOf } from '@kpi-ledger/projections';

/** Everything that an organisation says, with its order as far as anybody looks at it, in plain data. */
export function toldOf(organisation: Organisation): unknown {
  const { positions, posts, officials, units, fields, withoutSubordinates, positionsOf, headPosts } = organisation;
  const { day, tracking, firstTracked, vacantSince } = organisation;
  const keys = [...new Set([...posts.keys(), ...officials.keys(), ...positionsOf.keys(), ...units.keys(), 'nobody'])];
  return {
    day,
    units: [...units],
    posts: [...posts],
    officials: [...officials],
    fields: [...fields],
    withoutSubordinates: [...withoutSubordinates],
    positionsOf: [...positionsOf],
    headPosts: [...headPosts],
    positions,
    tracking,
    firstTracked,
    vacantSince: new Map(vacantSince),
    found: keys.map((key) => ({
      key,
      official: officials.get(key),
      field: fields.get(key),
      declared: withoutSubordinates.has(key),
      positions: positionsOf.get(key),
      holder: organisation.holders.get(key),
      in: eventsOf(organisation.positionsIn.get(key)),
      naming: eventsOf(organisation.positionsNaming.get(key)),
      managed: managedBy(organisation, key),
    })),
    trackers: positions.map((position) => trackerOf(organisation, position)),
  };
}

const eventsOf = (positions: Organisation['positions'] = []) => positions.map(({ event }) => event).sort();
