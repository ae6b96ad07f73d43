import { type Problem, problemError } from '@kpi-ledger/intake';
import { EXIT, type Failure } from '../terminal/failure.js';

export const problemFailure = (problem: Problem): Failure => ({ exit: EXIT.refused, ...problemError(problem) });
