import type { ImportResult } from './execute.js';
import { type Problem, problemText } from './problem.js';
import { rowCounts } from './row-line.js';

/** The answer to an import, as the command line and the service give it. */
export const importJson = ({ status, importId, rows, recorded, alreadyThere, problems, lines }: ImportResult) => ({
  ...{ status, importId, rows, recorded, alreadyThere },
  counts: rowCounts(lines),
  skipped: problems.map(problemJson),
  lines,
});

export const problemJson = (problem: Problem) => {
  const { file, code, article, message } = problem;
  return { file, ...cellJson(problem), code, article, message: message.vi };
};

/** Where in the file a problem is, and what may have been meant there: for programs that show it in the cell. */
export const cellJson = ({ sheet, row, cell, column, label, value, near }: Problem) => ({
  ...{ sheet, row, cell, column },
  label: label?.vi ?? null,
  value: value ?? null,
  near: near ?? [],
});

/** So many are told one by one. */
export const MOST_PROBLEMS = 1_000;

/** One line about a problem as an error, with its cell. */
export const problemError = (problem: Problem) => {
  const { path, says } = problemText(problem);
  return {
    code: problem.code,
    path,
    article: problem.article,
    message: says.vi,
    detail: says.en,
    at: cellJson(problem),
  };
};
