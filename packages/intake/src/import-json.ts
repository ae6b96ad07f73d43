import type { ImportResult } from './execute.js';
import type { Problem } from './problem.js';

/** The answer to an import, as the command line and the service give it. */
export const importJson = ({ status, importId, rows, recorded, alreadyThere, problems }: ImportResult) => ({
  ...{ status, importId, rows, recorded, alreadyThere },
  skipped: problems.map(problemJson),
});

export const problemJson = ({ file, sheet, row, cell, column, code, article, message }: Problem) => ({
  file,
  sheet,
  row,
  cell,
  column,
  code,
  article,
  message: message.vi,
});
