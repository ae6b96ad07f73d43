import { type Shown, withPoint } from './display.js';
import { POWERS, placesOf, stepsOf } from './whole-steps.js';

/** What `displayOfText` says of `n`, `n.ddd` and `n/d` without a sign, while twice the raised numerator is safe; null for the rest. */
export function quickDisplay(text: string, { places, rounding }: Shown): string | null {
  const slash = text.indexOf('/');
  const over = slash < 0 ? text : text.slice(0, slash);
  const decimals = placesOf(over);
  const under = slash < 0 ? '1' : text.slice(slash + 1);
  if (decimals < 0 || placesOf(under) !== 0 || (slash >= 0 && decimals > 0)) return null;
  const denominator = slash < 0 ? (POWERS[decimals] as number) : stepsOf(under);
  const raised = stepsOf(over) * (POWERS[places] ?? Number.NaN);
  if (denominator === 0 || !(2 * raised + denominator <= Number.MAX_SAFE_INTEGER)) return null;
  const [of, by] = rounding === 'CUT' ? [raised, denominator] : [2 * raised + denominator, 2 * denominator];
  return withPoint(`${(of - (of % by)) / by}`, places);
}
