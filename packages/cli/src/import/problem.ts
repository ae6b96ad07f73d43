import { EXIT, type Failure } from '../terminal/failure.js';
import type { Text } from '../terminal/lang.js';

/** Where a row stands: file, sheet of a workbook, row counted from 1 as a spreadsheet shows it. */
export interface Place {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
}

/** Why a row cannot be imported, and in which cell. */
export interface Problem extends Place {
  /** "C5"; null when the whole row is meant. */
  readonly cell: string | null;
  readonly column: string | null;
  readonly code: string;
  readonly article: string | null;
  readonly message: Text;
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetter(Math.floor(index / 26) - 1)}${letter}`;
}

export function placeText({ file, sheet, row }: Place, cell: string | null): string {
  return [file, ...(sheet === null ? [] : [sheet]), cell ?? `${row}`].join(':');
}

export const problemFailure = (problem: Problem): Failure => {
  const column = problem.column === null ? '' : `${problem.column} `;
  return {
    exit: EXIT.refused,
    code: problem.code,
    path: placeText(problem, problem.cell),
    article: problem.article,
    message: `dòng ${problem.row}: ${column}${problem.message.vi}`,
    detail: `row ${problem.row}: ${column}${problem.message.en}`,
  };
};
