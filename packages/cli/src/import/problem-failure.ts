import { type Problem, problemText } from '@kpi-ledger/intake';
import { EXIT, type Failure } from '../terminal/failure.js';

export const problemFailure = (problem: Problem): Failure => {
  const { path, says } = problemText(problem);
  const { code, article } = problem;
  return { exit: EXIT.refused, code, path, article, message: says.vi, detail: says.en };
};
