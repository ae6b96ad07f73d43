import { type ReactNode, useId } from 'react';
import { useOwnMessage } from './own-message.ts';

/** What an input needs to be known by its label and by what is said against it. */
export interface InputOf {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  /** The label stands in the row and column already and is only heard. */
  readonly isLabelHidden?: boolean;
  /** What the service said against it; null: nothing. */
  readonly refusal?: string | null;
  readonly children: (input: InputOf) => ReactNode;
}

/** A labelled input with what is said against it, by the page before it is sent or by the service after. */
export function Field({ label, isLabelHidden = false, refusal = null, children }: FieldProps) {
  const id = useId();
  const said = `${id}-said`;
  const { message, watch } = useOwnMessage();
  const words = message ?? refusal;
  return (
    <div className="field" {...watch}>
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      {children({ id, 'aria-invalid': words !== null, 'aria-describedby': words === null ? undefined : said })}
      {words !== null && (
        <span id={said} className="over">
          {words}
        </span>
      )}
    </div>
  );
}
