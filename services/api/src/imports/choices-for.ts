import type { Choices, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Caller } from '../identity/index.js';

/**
 * The codes that may be suggested to the caller: what everybody may read of plans, units and products; people, posts and work only
 * of the caller's own unit, or for who reads of all.
 */
export const choicesFor =
  (engine: Engine, { roles, unit }: Caller): TaskEither<EngineError, Choices> =>
  async () => {
    const all = await engine.choices()();
    if (E.isLeft(all) || roles.includes('RATING_OFFICER')) return all;
    const own = unit === null ? null : await engine.choices({ unit })();
    return E.right({ ...all.right, ...(own !== null && E.isRight(own) ? ofPeople(own.right) : NOBODYS) });
  };

const NOBODYS = { posts: [], people: [], teams: [], tasks: [], milestones: [], submissions: [] } as const;

const ofPeople = ({ posts, people, teams, tasks, milestones, submissions }: Choices) => ({
  ...{ posts, people, teams, tasks, milestones, submissions },
});
