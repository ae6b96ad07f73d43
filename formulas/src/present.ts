import { type Formula, refOf } from './formula.js';
import { checkedIntegers, display, type Kernel, parseRational } from './numbers/index.js';
import { type Derivation, noTrace, treeTracer } from './trace/index.js';

/** How an evaluation is done; nothing here changes a value. */
export interface EvaluateOptions {
  /** False leaves the derivation out; the other fields are the same. */
  readonly derivation?: boolean;
  /** Where numbers come from; absent = `checkedIntegers`. Every kernel gives the same answers. */
  readonly numbers?: Kernel;
}

/** What every answer has beside its own keys. */
export interface Presented {
  /** The exact values of the answer as decimals, cut after two places; null stays null. */
  readonly display: Readonly<Record<string, string | null>>;
  /** Every term with its calculation and source; absent when it was switched off. */
  readonly derivation?: Derivation;
}

/** Computes a formula on a typed input and adds display and derivation. */
export function present<Input, Answer extends object>(
  formula: Formula<Input, Answer>,
  input: Input,
  { derivation = true, numbers = checkedIntegers }: EvaluateOptions = {},
): Answer & Presented {
  const tree = derivation ? treeTracer(refOf(formula)) : null;
  const answer = formula.compute(input, { numbers, trace: tree ?? noTrace });
  const [root] = tree?.terms() ?? [];
  return { ...answer, display: displayOf(formula.exactKeys, answer), ...(root ? { derivation: root } : {}) };
}

function displayOf<Answer extends object>(
  exactKeys: readonly (keyof Answer & string)[],
  answer: Answer,
): Readonly<Record<string, string | null>> {
  const shown = exactKeys.map((key) => {
    const value = answer[key];
    const number = typeof value === 'string' ? parseRational(value) : null;
    return [key, number && display(number)] as const;
  });
  return Object.fromEntries(shown);
}
