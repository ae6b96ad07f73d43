import { useEffect, useRef, useState } from 'react';
import { day } from '../text/format.ts';
import { useSay } from '../text/language.tsx';

interface DayInputProps {
  readonly id: string;
  /** yyyy-mm-dd, or nothing. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string | undefined;
}

/** A day as it is written here, dd/mm/yyyy; the browser's own field writes it as the browser was installed. */
export function DayInput({ id, value, onChange, required = false, ...aria }: DayInputProps) {
  const say = useSay();
  const [text, setText] = useState(day(value));
  const input = useRef<HTMLInputElement>(null);
  const read = isoOf(text);
  useEffect(() => setText(day(value)), [value]);
  useEffect(() => {
    const wrong = text !== '' && read === null;
    input.current?.setCustomValidity(
      wrong ? say('Ngày phải có dạng dd/mm/yyyy, ví dụ 05/01/2026', 'A day is dd/mm/yyyy, for example 05/01/2026') : '',
    );
  }, [text, read, say]);
  return (
    <input
      ref={input}
      id={id}
      {...aria}
      className="day"
      inputMode="numeric"
      placeholder="dd/mm/yyyy"
      maxLength={10}
      value={text}
      required={required}
      onChange={(event) => {
        setText(event.target.value);
        const given = isoOf(event.target.value);
        if (given !== null || event.target.value === '') onChange(given ?? '');
      }}
    />
  );
}

/** dd/mm/yyyy as yyyy-mm-dd; null: no such day. */
function isoOf(text: string): string | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (parts === null) return null;
  const [, d = '', m = '', y = ''] = parts;
  const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
