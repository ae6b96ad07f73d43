import { posts, units } from '@kpi-ledger/seeds';
import { ORGANISATION_DAY, SUCCESSION_DAY } from './plan-days.js';
import { type SeedFact, seedFact } from './seed-fact.js';

/** Units, what became of the former ones, and the head posts; who manages a unit comes before it. */
export function organisationFacts(): readonly SeedFact[] {
  const all = units();
  const managing = new Set(all.map(({ managedBy }) => managedBy));
  const ordered = [...all].sort((a, b) => Number(managing.has(b.id)) - Number(managing.has(a.id)));
  const heads = posts();
  const known = new Set(heads.map(({ id }) => id));
  const leading = new Set(heads.map(({ trackedBy }) => trackedBy));
  return [
    ...ordered.map(({ id, name, aliases, kind, scope, article, managedBy }) =>
      seedFact(id, 'UnitRegistered', ORGANISATION_DAY, {
        unit: id,
        name,
        aliases,
        kind,
        scope,
        article,
        ...(managedBy === null ? {} : { managedBy }),
      }),
    ),
    ...all.flatMap(({ id, successorOf }) =>
      successorOf.map(({ unit, basis, reason }) =>
        seedFact(`${id}-${unit}`, 'UnitSucceeded', SUCCESSION_DAY, {
          unit: id,
          predecessor: unit,
          basis: basis === 'stated' ? 'STATED' : 'INFERRED',
          reason,
        }),
      ),
    ),
    ...[...heads]
      .sort((a, b) => Number(leading.has(b.id)) - Number(leading.has(a.id)))
      .map(({ id, unit, title, role, personKind, scope, article, trackedBy }) =>
        seedFact(id, 'PostDefined', ORGANISATION_DAY, {
          post: id,
          unit,
          title,
          role,
          personKind: personKind ?? 'UNDECIDED',
          scope,
          article,
          ...(trackedBy !== null && known.has(trackedBy) ? { trackedBy } : {}),
        }),
      ),
  ];
}
