import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { byName } from '../../text/order.ts';
import { planName } from './plan-name.ts';
import { useUnitNames } from './unit-names.ts';

/** Which plan and which unit; both stand in the address. */
export function CurveChoice() {
  const say = useSay();
  const id = useId();
  const { times, search, move } = usePlace();
  const nameOf = useUnitNames();
  const { data } = useQuery(questions.progress(times));
  const rows = data?.rows ?? [];
  const plans = [...new Set(rows.map(({ plan }) => plan))];
  const chosen = search.get('plan');
  const units = [
    ...new Set(rows.flatMap(({ plan, unit }) => (unit !== null && (chosen === null || plan === chosen) ? unit : []))),
  ].sort((a, b) => byName(nameOf(a), nameOf(b)));
  return (
    <div className="fields">
      <label htmlFor={`${id}-plan`}>
        {say('Kế hoạch', 'Plan')}
        <select
          id={`${id}-plan`}
          value={chosen ?? ''}
          onChange={(event) => move({ plan: event.target.value, unit: null })}
        >
          <option value="">{say('Mọi kế hoạch', 'All plans')}</option>
          {plans.map((plan) => (
            <option key={plan} value={plan}>
              {planName(plan, say)}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-unit`}>
        {say('Đơn vị', 'Unit')}
        <select
          id={`${id}-unit`}
          value={search.get('unit') ?? ''}
          onChange={(event) => move({ unit: event.target.value })}
        >
          <option value="">{say('Mọi đơn vị', 'All units')}</option>
          {units.map((unit) => (
            <option key={unit} value={unit}>
              {nameOf(unit)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
