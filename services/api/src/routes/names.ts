import type { Engine, EngineError, Names, Subject } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { names } from '../contract/answers/names.js';
import { answered, asking, type Endpoint, timed } from '../contract/endpoint.js';
import { effective, known, waiting } from '../contract/parameters.js';
import { engineProblem } from '../problem.js';
import { everybody, type Granted, withinReach } from '../rights/index.js';

/** Names for display, by id. Of people and their work only those within reach; every other answer holds ids alone. */
export const nameEndpoints: readonly Endpoint[] = [
  asking({
    ...{ path: '/names', operationId: 'readNames', tag: 'names' },
    summary: { vi: 'Tên để hiển thị', en: 'Names for display, by id' },
    parameters: { effective, known, ...waiting },
    answer: { codec: names },
    example: {},
    ask: async ({ engine, now, granted }, given) => {
      const at = timed(given, now);
      if (E.isLeft(at)) return at;
      const found = await answered(engine.names(at.right));
      return E.isLeft(found) ? found : E.mapLeft(engineProblem)(await namesWithin(engine, granted, found.right));
    },
  }),
];

async function namesWithin(engine: Engine, granted: Granted, all: Names): Promise<E.Either<EngineError, Names>> {
  if (everybody(granted)) return E.right(all);
  const subjects: readonly Subject[] = [
    ...Object.keys(all.people).map((id) => ({ kind: 'person', id }) as const),
    ...Object.keys(all.tasks).map((id) => ({ kind: 'task', id }) as const),
  ];
  const within = await withinReach(engine, granted, subjects);
  if (E.isLeft(within)) return within;
  const of = <A>(kind: Subject['kind'], texts: { readonly [id: string]: A }): { readonly [id: string]: A } =>
    Object.fromEntries(Object.entries(texts).filter(([id]) => within.right.has(`${kind} ${id}`)));
  // A team product belongs to several people; its title is for who sees them all.
  return E.right({ ...all, people: of('person', all.people), tasks: of('task', all.tasks), teams: {} });
}
