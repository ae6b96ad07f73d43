import { KeyFailure, type KeyVault } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { type EngineError, keyError } from '../commands/index.js';
import type { Engine } from '../engine.js';
import type { KeyWatch } from '../erasure/key-watch.js';
import { identitiesAt } from '../names/identities.js';
import { namesAt } from '../names/names.js';
import { reasonsOf } from '../names/reasons.js';
import { unreadableOf, unreadableText } from '../names/unreadable.js';
import type { Asking } from './asking.js';

/** Names join at display; they are in no other answer. */
export function nameQuestions(
  { place }: Asking,
  vault: KeyVault,
  watch: KeyWatch,
): Pick<Engine, 'names' | 'identities' | 'reasons'> {
  return {
    reasons:
      ({ events, ...question }) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        return opening(() => reasonsOf(reading.at(effective), events, vault));
      },
    identities:
      (question = {}) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        return opening(() => identitiesAt(reading.at(effective), vault, (subject) => unreadableOf(subject, watch)));
      },
    names:
      ({ lang = 'vi', ...question } = {}) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        const unreadable = (subject: string) => unreadableText(unreadableOf(subject, watch), lang);
        return opening(() => namesAt(reading.at(effective), vault, unreadable));
      },
  };
}

/** What is read with keys, or what is wrong with them. */
export function opening<A>(read: () => A): E.Either<EngineError, A> {
  try {
    return E.right(read());
  } catch (thrown) {
    if (thrown instanceof KeyFailure) return E.left(keyError(thrown.error, thrown.message));
    throw thrown;
  }
}
