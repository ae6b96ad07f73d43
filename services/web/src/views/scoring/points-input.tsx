import { useLanguage } from '../../text/language.tsx';
import { Field } from '../../ui/field.tsx';

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
  return (
    <Field label={label} isLabelHidden refusal={refusal}>
      {(input) => (
        <input
          {...input}
          className="points"
          inputMode="decimal"
          pattern="\d{1,2}([.,]\d+)?"
          title={say('số điểm, ví dụ 2,25', 'points, for example 2.25')}
          required
          value={value}
          onChange={({ target }) => fill(target.value)}
        />
      )}
    </Field>
  );
}
