import type { Schema } from '@kpi-ledger/api-client';
import { count, day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';

interface SideBasisProps {
  readonly name: string;
  readonly basis: Schema<'Basis'>;
  /** The day of knowledge that was asked for. */
  readonly known: string | undefined;
}

/** What one of the two sides rests on. */
export function SideBasis({ name, basis, known }: SideBasisProps) {
  const { say, language } = useLanguage();
  return (
    <p className="basis">
      {name}: {count(basis.ordinal, language)} {say('sự kiện', 'events')} · {say('gốc Merkle', 'root')}{' '}
      <code title={basis.root}>{basis.root.slice(0, 12)}…</code> · {say('tính đến', 'effective')} {day(basis.effective)}
      {' · '}
      {known === undefined
        ? say('mọi điều đã biết', 'all that is known')
        : `${say('biết đến', 'known by')} ${day(known)}`}
    </p>
  );
}
