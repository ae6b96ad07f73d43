import type { Schema } from '@kpi-ledger/api-client';
import { useSay } from '../../text/language.tsx';

/** On paper nothing can be pointed at: the whole hashes. */
export function PrintedBasis({ basis }: { readonly basis: Schema<'Basis'> }) {
  const say = useSay();
  return (
    <dl className="facts paper-only">
      <dt>{say('Gốc Merkle', 'Merkle root')}</dt>
      <dd>
        <code>{basis.root}</code>
      </dd>
      <dt>{say('Bộ quy tắc', 'Rule set')}</dt>
      <dd>
        <code>{basis.ruleSet}</code>
      </dd>
      <dt>{say('Bộ công thức', 'Formula set')}</dt>
      <dd>
        <code>{basis.formulaSet}</code>
      </dd>
    </dl>
  );
}
