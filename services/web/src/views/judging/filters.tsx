import { useId } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName } from '../../text/order.ts';
import { planName } from '../completion/plan-name.ts';
import { addressWith, type Judgement, KINDS, kindName, type Looking } from './judgement.ts';

interface FiltersProps {
  readonly rows: readonly Judgement[];
  readonly looking: Looking;
}

/** Of what kind, of whom and of which plan; in which order. */
export function Filters({ rows, looking }: FiltersProps) {
  const say = useSay();
  const names = useNames();
  const id = useId();
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const look = (change: { readonly [name: string]: string | null }) =>
    go(addressWith(search, { open: null, verdict: null, ...change }));
  const units = distinct(rows.map(({ unit }) => unit)).toSorted((a, b) => byName(names.unit(a), names.unit(b)));
  const plans = distinct(rows.map(({ plan }) => plan)).toSorted();
  return (
    <div className="judging-filters">
      <fieldset className="fields">
        <legend className="hidden">{say('Loại việc', 'Kind')}</legend>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={looking.kind === kind}
            onClick={() => look({ kind: kind === 'EVIDENCE_WAITING' ? null : kind })}
          >
            {kindName(kind, say)} ({rows.filter((row) => row.kind === kind).length})
          </button>
        ))}
      </fieldset>
      <div className="fields">
        <label htmlFor={`${id}-u`}>
          {say('Đơn vị', 'Unit')}
          <select id={`${id}-u`} value={looking.unit ?? ''} onChange={({ target }) => look({ unit: target.value })}>
            <option value="">{say('Mọi đơn vị', 'Every unit')}</option>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {names.unit(unit)}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-p`}>
          {say('Kế hoạch', 'Plan')}
          <select id={`${id}-p`} value={looking.plan ?? ''} onChange={({ target }) => look({ plan: target.value })}>
            <option value="">{say('Mọi kế hoạch, cả ngoài kế hoạch', 'Every plan, and none')}</option>
            {plans.map((plan) => (
              <option key={plan} value={plan}>
                {planName(plan, say)}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-o`}>
          {say('Xếp theo', 'Order')}
          <select
            id={`${id}-o`}
            value={looking.order}
            onChange={({ target }) => look({ order: target.value === 'due' ? 'due' : null })}
          >
            <option value="day">{say('Chờ lâu nhất trước', 'Oldest first')}</option>
            <option value="due">{say('Hạn sớm nhất trước', 'Earliest due day first')}</option>
          </select>
        </label>
      </div>
    </div>
  );
}

const distinct = (all: readonly (string | null)[]): readonly string[] => [
  ...new Set(all.filter((one) => one !== null)),
];
