import { type InputHTMLAttributes, useEffect, useRef } from 'react';
import { decimalOf } from '../text/decimal.ts';
import { decimal } from '../text/format.ts';
import { useLanguage } from '../text/language.tsx';

interface DecimalInputProps extends Pick<InputHTMLAttributes<HTMLInputElement>, 'aria-invalid' | 'aria-describedby'> {
  readonly id: string;
  /** As it was typed; `decimalOf` reads it. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
}

/** An exact number as it is written in the language of the reader; a browser's own number field is a float. */
export function DecimalInput({ id, value, onChange, required = false, ...more }: DecimalInputProps) {
  const { say, language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const read = decimalOf(value, language);
  useEffect(() => {
    const wrong = value.trim() !== '' && read === null;
    input.current?.setCustomValidity(
      wrong ? say('Số viết như 45,5 hoặc 1.234,5', 'A number is written like 45.5 or 1,234.5') : '',
    );
  }, [value, read, say]);
  return (
    <>
      <input
        ref={input}
        id={id}
        className="day"
        inputMode="decimal"
        required={required}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...more}
      />
      {/[.\s]/.test(value) && read !== null && (
        <span className="under">
          {say('Sẽ ghi', 'To be recorded')}: {decimal(read, language)}
        </span>
      )}
    </>
  );
}
