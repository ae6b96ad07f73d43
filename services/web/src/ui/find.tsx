import { useDeferredValue, useId, useMemo, useState } from 'react';
import { folded } from '../text/order.ts';

interface Finding<Row> {
  /** The rows whose text holds what is wanted, with or without accents, in their order. */
  readonly found: readonly Row[];
  readonly wanted: string;
  readonly want: (words: string) => void;
}

/** Finds rows by words. Each row is folded once, and the field answers at once while a long list comes after it. */
export function useFinding<Row>(rows: readonly Row[], textOf: (row: Row) => string): Finding<Row> {
  const [wanted, want] = useState('');
  const texts = useMemo(() => rows.map((row) => folded(textOf(row))), [rows, textOf]);
  const words = folded(useDeferredValue(wanted));
  const found = useMemo(() => rows.filter((_, i) => texts[i]?.includes(words)), [rows, texts, words]);
  return { found, wanted, want };
}

interface FindFieldProps {
  readonly label: string;
  readonly wanted: string;
  readonly want: (words: string) => void;
}

export function FindField({ label, wanted, want }: FindFieldProps) {
  const id = useId();
  return (
    <label htmlFor={id}>
      {label}
      <input id={id} type="search" value={wanted} onChange={(event) => want(event.target.value)} />
    </label>
  );
}
