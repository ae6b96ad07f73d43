import { useEffect, useState } from 'react';
import type { DifferenceOf } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';

const SIDES = ['from', 'to'] as const;
const AXES = ['effective', 'known'] as const;
type Name = `${(typeof SIDES)[number]}.${(typeof AXES)[number]}`;
type Written = { readonly [name in Name]?: string };

/** Both times of both sides, as the address has them. */
export const queryOf = (search: URLSearchParams): Pick<DifferenceOf, Name> =>
  Object.fromEntries(
    SIDES.flatMap((side) => AXES.map((axis): Name => `${side}.${axis}`)).flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

/** Two sides with two times each; asked when it is sent. */
export function TimesForm({ times }: { readonly times: Written }) {
  const say = useSay();
  const { move } = usePlace();
  const [written, setWritten] = useState<Written>(times);
  const inAddress = JSON.stringify(times);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it follows; the form keeps its focus
  useEffect(() => setWritten(times), [inAddress]);
  return (
    <form
      className="stack panel-fields"
      aria-label={say('Hai thời điểm', 'Two times')}
      onSubmit={(event) => {
        event.preventDefault();
        move(written as { readonly [name: string]: string });
      }}
    >
      {SIDES.map((side) => (
        <fieldset key={side} className="fields">
          <legend>{side === 'from' ? say('Thời điểm thứ nhất', 'First') : say('Thời điểm thứ hai', 'Second')}</legend>
          {AXES.map((axis) => {
            const name: Name = `${side}.${axis}`;
            return (
              <Field
                key={axis}
                label={
                  axis === 'effective'
                    ? say('Tính đến ngày', 'In effect on')
                    : say('Những gì đã biết đến hết ngày', 'Known by the end of')
                }
              >
                {(input) => (
                  <DayInput
                    {...input}
                    value={written[name] ?? ''}
                    onChange={(value) => setWritten((before) => ({ ...before, [name]: value }))}
                  />
                )}
              </Field>
            );
          })}
        </fieldset>
      ))}
      <div>
        <button type="submit">{say('So sánh', 'Compare')}</button>
      </div>
    </form>
  );
}
