import { useId } from 'react';
import { useLanguage } from '../../text/language.tsx';

interface PointsInputProps {
  readonly label: string;
  readonly value: string;
  /** What was said against it; null: nothing. */
  readonly refusal: string | null;
  readonly fill: (value: string) => void;
}

/** Points of one cell, typed with a comma or a point. */
export function PointsInput({ label, value, refusal, fill }: PointsInputProps) {
  const { say } = useLanguage();
  const said = useId();
  return (
    <>
      <input
        className="points"
        aria-label={label}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : said}
        inputMode="decimal"
        pattern="\d{1,2}([.,]\d+)?"
        title={say('Số điểm, ví dụ 2,25', 'Points, for example 2.25')}
        required
        value={value}
        onChange={({ target }) => fill(target.value)}
      />
      {refusal !== null && (
        <span id={said} className="over">
          {refusal}
        </span>
      )}
    </>
  );
}
