import type { At, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { entryWorkbook } from './entry-workbook.js';
import { instructions } from './instructions.js';
import { entryBook } from './sheets.js';

/** The file, and where the ledger stood that its lists are of. */
export interface EntryForm {
  readonly bytes: Uint8Array;
  readonly basis: { readonly ordinal: number; readonly root: string; readonly effective: string };
}

/**
 * The workbook that a unit fills in: sheets for its work, evidence and measurements, whose drop-downs offer what the ledger knows at
 * both times. It holds no personal text; people stand in it as codes. The same ledger gives the same bytes.
 */
export const entryForm =
  (engine: Engine, question: At & { readonly unit: string }): TaskEither<EngineError, EntryForm> =>
  async () => {
    const found = await engine.choices(question)();
    if (E.isLeft(found)) return found;
    const { basis, demo, ...choices } = found.right;
    const name = choices.units.find(({ id }) => id === question.unit)?.label ?? question.unit;
    const book = entryBook(choices, demo);
    const lines = instructions({ unit: question.unit, name, basis, demo }, book.sheets);
    return E.right({ bytes: await entryWorkbook(book, lines, { name, demo }), basis });
  };
