import type { KeyVault } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { ImportQuestions } from '../asked/imports.js';
import { standingFacts } from '../imports/standing-facts.js';
import { unfinishedFiles, unfinishedImports } from '../imports/unfinished.js';
import type { Asking } from './asking.js';
import { opening } from './names.js';

/** Imports that were begun and not completed. */
export function importQuestions({ answer, place, follow, head, today }: Asking, vault: KeyVault): ImportQuestions {
  return {
    standing: (brought) => async () => {
      const followed = await follow();
      return E.isLeft(followed) ? followed : opening(() => standingFacts(head().at(today()).knownIn, brought, vault));
    },
    unfinishedImports: (question = {}) =>
      answer(question, undefined, ({ reading }) => E.right({ rows: unfinishedImports(reading.openImports) })),
    importFiles:
      (question = {}) =>
      async () => {
        const placed = await place(question, null);
        return E.isLeft(placed) ? placed : opening(() => unfinishedFiles(placed.right.reading.openImports, vault));
      },
  };
}
