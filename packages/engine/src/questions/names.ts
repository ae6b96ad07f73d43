import { KeyFailure, type KeyVault } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { NameQuestions } from '../asked/names.js';
import { type EngineError, keyError } from '../commands/index.js';
import type { KeyWatch } from '../erasure/key-watch.js';
import { unknownUnitOnDay } from '../errors.js';
import { identitiesAt } from '../names/identities.js';
import { namesAt } from '../names/names.js';
import { reasonsOf } from '../names/reasons.js';
import { unreadableOf, unreadableText } from '../names/unreadable.js';
import type { Reading } from '../reading/reading.js';
import { figureRows } from '../submissions/figure-rows.js';
import { submissionRows } from '../submissions/submission-rows.js';
import type { Asking } from './asking.js';

/** Names and opened texts join at display; they are in no other answer. */
export function nameQuestions({ place, answer }: Asking, vault: KeyVault, watch: KeyWatch): NameQuestions {
  const isDemo = ({ ledger }: Reading): boolean => ledger?.kind === 'demo';
  return {
    submissions: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) => {
        const { unit = null, task = null } = question;
        const snapshot = reading.at(effective);
        if (unit !== null && !snapshot.organisation.units.has(unit)) return E.left(unknownUnitOnDay(unit));
        return opening(() => ({ rows: submissionRows(snapshot, vault, isDemo(reading), { unit, task }) }));
      }),
    figures: (question) =>
      answer(question, undefined, ({ reading, effective }) => {
        const { unit } = question;
        const snapshot = reading.at(effective);
        if (!snapshot.organisation.units.has(unit)) return E.left(unknownUnitOnDay(unit));
        return opening(() => ({ rows: figureRows(snapshot, vault, isDemo(reading), unit) }));
      }),
    reasons:
      ({ events, ...question }) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        return opening(() => reasonsOf({ reading, effective }, events, vault));
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
