import { Field } from './field.tsx';

interface ReasonFieldProps {
  readonly label: string;
  /** What was said against it; null: nothing. */
  readonly refusal?: string | null;
  readonly rows?: number;
  readonly value: string;
  readonly fill: (reason: string) => void;
}

/** Why something is scored as it is; without it nothing is recorded. */
export const ReasonField = ({ label, refusal = null, rows = 2, value, fill }: ReasonFieldProps) => (
  <Field label={label} refusal={refusal}>
    {(input) => (
      <textarea
        {...input}
        rows={rows}
        maxLength={2000}
        required
        value={value}
        onChange={({ target }) => fill(target.value)}
      />
    )}
  </Field>
);
