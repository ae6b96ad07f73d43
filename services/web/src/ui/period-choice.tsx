import { useId } from 'react';
import { usePlace } from '../app/place.ts';
import { useSay } from '../text/language.tsx';
import { periodName, periodsOf, yearOf } from '../text/period.ts';

/** The period of the view, quarters first. */
export function PeriodChoice() {
  const say = useSay();
  const { period, today, move } = usePlace();
  const id = useId();
  if (period === null) return null;
  const years = [...new Set([yearOf(period), ...(today === null ? [] : [yearOf(today)])])].sort();
  return (
    <div className="inline">
      <label htmlFor={id}>{say('Kỳ', 'Period')}</label>
      <select id={id} value={period} onChange={(event) => move({ period: event.target.value })}>
        {years.flatMap(periodsOf).map((one) => (
          <option key={one} value={one}>
            {periodName(one, say)}
          </option>
        ))}
      </select>
    </div>
  );
}
