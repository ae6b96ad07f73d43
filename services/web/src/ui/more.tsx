import { type ReactNode, useState } from 'react';
import { count } from '../text/format.ts';
import { useLanguage } from '../text/language.tsx';

/** The first of a long list, and below them a press for as many more. */
export function useMore<A>(
  all: readonly A[],
  step: number,
): { readonly first: readonly A[]; readonly more: ReactNode } {
  const { say, language } = useLanguage();
  const [shown, setShown] = useState(step);
  const left = all.length - shown;
  const next = Math.min(left, step);
  return {
    first: all.slice(0, shown),
    more: left > 0 && (
      <p>
        <button type="button" className="small screen-only" onClick={() => setShown(shown + step)}>
          {say(
            `Xem thêm ${count(next, language)} (còn ${count(left, language)})`,
            `Show ${count(next, language)} more (${count(left, language)} left)`,
          )}
        </button>
        <span className="paper-only">
          {say(`còn ${count(left, language)} dòng không in`, `${count(left, language)} more are not printed`)}
        </span>
      </p>
    ),
  };
}
