import { useEffect, useId, useState } from 'react';
import { usePlace } from '../app/place.ts';
import { day } from '../text/format.ts';
import { useSay } from '../text/language.tsx';
import { yearOf } from '../text/period.ts';

/** How long a slider rests before the question is asked, in milliseconds. */
const REST = 300;
const DAY = 86_400_000;

/** Two axes over the year of the period: the day the figures are about, and the day by whose end they were known. */
export function TimeAxes() {
  const say = useSay();
  const { period, today, times, move } = usePlace();
  if (period === null || today === null) return null;
  const first = `${yearOf(period)}-01-01`;
  const end = `${yearOf(period)}-12-31`;
  const last = [today < end ? today : end, times.effective ?? '', dayIn(times.known) ?? ''].toSorted().at(-1) ?? today;
  return (
    <div className="axes">
      <Axis
        name={say('Trục hiệu lực', 'Axis of effect')}
        value={times.effective ?? null}
        {...{ first, last }}
        onChange={(effective) => move({ effective })}
      />
      <Axis
        name={say('Trục hiểu biết', 'Axis of knowledge')}
        value={dayIn(times.known)}
        {...{ first, last }}
        onChange={(known) => move({ known })}
      />
    </div>
  );
}

interface AxisProps {
  readonly name: string;
  /** yyyy-mm-dd; null: not set, the slider stands at its end. */
  readonly value: string | null;
  readonly first: string;
  readonly last: string;
  readonly onChange: (value: string) => void;
}

/** A day on a slider; the question follows when the slider rests. */
function Axis({ name, value, first, last, onChange }: AxisProps) {
  const id = useId();
  const [at, setAt] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits for the slider alone
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => {
      onChange(at);
      setAt(null);
    }, REST);
    return () => clearTimeout(timer);
  }, [at]);
  const shown = at ?? value ?? last;
  return (
    <label htmlFor={id}>
      <span>
        {name}: {day(shown)}
      </span>
      <input
        id={id}
        type="range"
        min={0}
        max={daysBetween(first, last)}
        value={daysBetween(first, shown)}
        aria-valuetext={day(shown)}
        onChange={({ target }) => setAt(dayAfter(first, Number(target.value)))}
      />
    </label>
  );
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

const dayAfter = (first: string, days: number): string =>
  new Date(Date.parse(first) + days * DAY).toISOString().slice(0, 10);

/** An ordinal has no day. */
const dayIn = (known: string | undefined): string | null => /^\d{4}-\d{2}-\d{2}/.exec(known ?? '')?.[0] ?? null;
