import { type ReactNode, useId } from 'react';

/** What an input needs to be known by its label and its refusal. */
export interface InputOf {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  /** What was said against it; null: nothing. */
  readonly refusal: string | null;
  readonly children: (input: InputOf) => ReactNode;
}

/** A labelled input with what was said against it. */
export function Field({ label, refusal, children }: FieldProps) {
  const id = useId();
  const said = `${id}-said`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': refusal !== null, 'aria-describedby': refusal === null ? undefined : said })}
      {refusal !== null && (
        <span id={said} className="over">
          {refusal}
        </span>
      )}
    </div>
  );
}
