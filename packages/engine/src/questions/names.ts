import type { KeyVault } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { Engine } from '../engine.js';
import { identitiesAt } from '../names/identities.js';
import { namesAt } from '../names/names.js';
import type { Asking } from './asking.js';

/** Names join at display; they are in no other answer. */
export function nameQuestions({ place }: Asking, vault: KeyVault): Pick<Engine, 'names' | 'identities'> {
  return {
    identities:
      (question = {}) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        return E.right(identitiesAt(reading.at(effective), vault));
      },
    names:
      (question = {}) =>
      async () => {
        const placed = await place(question, null);
        if (E.isLeft(placed)) return placed;
        const { reading, effective } = placed.right;
        return E.right(namesAt(reading.at(effective), vault));
      },
  };
}
