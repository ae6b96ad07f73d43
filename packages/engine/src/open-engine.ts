import { laterOf } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { createCommands, type EngineError, storeError } from './commands/index.js';
import type { Engine, EngineOptions } from './engine.js';
import { createKeyWatch } from './erasure/key-watch.js';
import { withStoreErrors } from './errors-of-store.js';
import { followedLog } from './log/followed-log.js';
import { instantOf } from './log/known.js';
import { type Remembered, rememberedOf } from './log/remembered.js';
import { createAsking } from './questions/asking.js';
import { completionQuestions } from './questions/completion.js';
import { diffQuestions } from './questions/diff.js';
import { erasureStandingBy, erasures } from './questions/erasures.js';
import { eventQuestions } from './questions/events.js';
import { importQuestions } from './questions/imports.js';
import { judgingQuestions } from './questions/judging.js';
import { nameQuestions } from './questions/names.js';
import { organisationQuestions } from './questions/organisations.js';
import { periodActs } from './questions/periods.js';
import { planQuestions } from './questions/plans.js';
import { ratingQuestions } from './questions/ratings.js';
import { recalculating } from './questions/recalculating.js';
import { recording } from './questions/recorded.js';
import { replaying } from './questions/replaying.js';
import { responsibilityQuestions } from './questions/responsibilities.js';
import { periodRevisions } from './questions/revisions.js';
import { ruleQuestions } from './questions/rules.js';
import { sealing } from './questions/sealing.js';
import { yearQuestions } from './questions/years.js';
import { checkpointActs } from './signing/checkpoint-acts.js';
import { assumedFacts } from './what-if/assume.js';

export const openEngine =
  (options: EngineOptions): TaskEither<EngineError, Engine> =>
  async () =>
    openFrom(options, await rememberedOf(options.store, options.memory))();

function openFrom(
  { store, vault, clock, still }: EngineOptions,
  remembered: Remembered | null,
): TaskEither<EngineError, Engine> {
  const watch = createKeyWatch(vault);
  const log = followedLog({ store, watch, remembered });
  const asking = createAsking({ store, clock, watch, log, still });
  const erasureOf = erasureStandingBy(asking, watch);
  const commands = createCommands({ store, vault, clock, watch, log, erasureOf, ...recalculating(asking) });
  const checkpoints = checkpointActs(store, commands);
  const refresh: Engine['refresh'] = () => async () => {
    const followed = await asking.follow();
    return E.isLeft(followed) ? followed : E.right(asking.ledger());
  };

  const engine: Engine = withStoreErrors<Engine>({
    ...commands,
    ...ratingQuestions(asking),
    ...diffQuestions(asking),
    ...yearQuestions(asking),
    ...organisationQuestions(asking),
    ...ruleQuestions(asking),
    ...periodActs(asking, commands),
    ...checkpoints,
    ...sealing(asking, store, checkpoints),
    ...periodRevisions(asking, commands),
    ...planQuestions(asking),
    ...completionQuestions(asking),
    ...responsibilityQuestions(asking),
    ...nameQuestions(asking, vault, watch),
    ...judgingQuestions(asking, vault, watch),
    ...importQuestions(asking, vault),
    ...erasures(asking, commands, watch),
    ...replaying(asking, store),
    ...recording(asking, store),
    ...eventQuestions(asking, store),
    ledger: asking.ledger,
    refresh,
    state: () => asking.state,
    memory: () => async () => {
      const remembered = asking.remembered();
      const ordinal = remembered.knowledge.length;
      const prefix = await store.prefixAt(ordinal)();
      if (E.isLeft(prefix)) return E.left(storeError(prefix.left));
      return prefix.right === null ? E.right(null) : E.right({ ...remembered, ordinal, root: prefix.right.root });
    },
    basis:
      (question = {}) =>
      async () => {
        const placed = await asking.answer(question, question.period, () => E.right({}))();
        return E.isLeft(placed) ? placed : E.right(placed.right.basis);
      },
    assume: (assumption) => async () => {
      const followed = await asking.follow();
      if (E.isLeft(followed)) return followed;
      const knownAt = laterOf(asking.headKnownAt(), instantOf(clock()));
      return assumedFacts(assumption, asking.head(), knownAt, commands.suppose);
    },
  });

  return async () => {
    const followed = await refresh()();
    return E.isLeft(followed) ? followed : E.right(engine);
  };
}
