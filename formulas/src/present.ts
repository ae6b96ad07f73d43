import { type Formula, refOf } from './formula.js';
import { displayOfText } from './numbers/display-of-text.js';
import { checkedIntegers, type Irrationals, type Kernel, type Shown } from './numbers/index.js';
import { type Derivation, noTrace, treeTracer } from './trace/index.js';

/** How an evaluation is done; nothing here changes a value. */
export interface EvaluateOptions {
  /** False leaves the derivation out; the other fields are the same. */
  readonly derivation?: boolean;
  /** Where numbers come from; absent = `checkedIntegers`. Every kernel gives the same answers. */
  readonly numbers?: Kernel;
  /** Where roots and logarithms come from; absent = none, what needs them is refused with APPROXIMATE_NEEDED. */
  readonly irrationals?: Irrationals;
}

/** What every answer has beside its own keys. */
export interface Presented {
  /** The numbers of the answer as decimals, with the places of the quantity (cut after two unless the formula says otherwise); null stays null. */
  readonly display: Readonly<Record<string, string | null>>;
  /** Every term with its calculation and source; absent when it was switched off. */
  readonly derivation?: Derivation;
}

/** Computes a formula on a typed input and adds display and derivation. */
export function present<Input, Answer extends object>(
  formula: Formula<Input, Answer>,
  input: Input,
  { derivation = true, numbers = checkedIntegers, irrationals }: EvaluateOptions = {},
): Answer & Presented {
  const tree = derivation ? treeTracer(refOf(formula)) : null;
  const mayBePlain = tree === null && numbers === checkedIntegers;
  const answer =
    (mayBePlain ? formula.plain?.(input) : null) ??
    formula.compute(input, {
      numbers,
      trace: tree ?? noTrace,
      ...(irrationals && { irrationals }),
    });
  const [root] = tree?.terms() ?? [];
  return {
    ...answer,
    display: displayOf(formula.exactKeys, answer, formula.shown ?? CUT_AFTER_TWO),
    ...(root ? { derivation: root } : {}),
  };
}

/** P18. */
const CUT_AFTER_TWO: Shown = { places: 2, rounding: 'CUT' };

function displayOf<Answer extends object>(
  exactKeys: readonly (keyof Answer & string)[],
  answer: Answer,
  shown: Shown,
): Readonly<Record<string, string | null>> {
  const display: Record<string, string | null> = {};
  for (const key of exactKeys) {
    const value = answer[key];
    display[key] = typeof value === 'string' ? displayOfText(value, shown) : null;
  }
  return display;
}
