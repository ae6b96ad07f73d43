import { useSay } from '../../text/language.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';

export interface TypedMilestone {
  /** yyyy-mm-dd, or nothing yet. */
  readonly due: string;
  readonly units: string;
}

interface MilestonesProps {
  readonly milestones: readonly TypedMilestone[];
  readonly onChange: (milestones: readonly TypedMilestone[]) => void;
  readonly refusalOf: (index: number, field: 'due' | 'units') => string | null;
}

/** How much by when; several where it is delivered in parts. */
export function Milestones({ milestones, onChange, refusalOf }: MilestonesProps) {
  const say = useSay();
  const change = (index: number, to: Partial<TypedMilestone>) =>
    onChange(milestones.map((one, i) => (i === index ? { ...one, ...to } : one)));
  const several = milestones.length > 1;
  return (
    <div className="stack">
      {milestones.map(({ due, units }, i) => {
        const part = several ? ` ${i + 1}` : '';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a milestone is known by its place alone
          <div key={i} className="fields">
            <Field label={say(`Số lượng${part}`, `Units${part}`)} refusal={refusalOf(i, 'units')}>
              {(input) => (
                <input
                  {...input}
                  className="day"
                  type="number"
                  min={1}
                  required
                  value={units}
                  onChange={({ target }) => change(i, { units: target.value })}
                />
              )}
            </Field>
            <Field label={say(`Hạn hoàn thành${part}`, `Due day${part}`)} refusal={refusalOf(i, 'due')}>
              {(input) => <DayInput {...input} required value={due} onChange={(to) => change(i, { due: to })} />}
            </Field>
            {several && (
              <button type="button" onClick={() => onChange(milestones.filter((_, place) => place !== i))}>
                {say(`Bỏ mốc ${i + 1}`, `Take out milestone ${i + 1}`)}
              </button>
            )}
          </div>
        );
      })}
      <div className="fields">
        <button type="button" className="small" onClick={() => onChange([...milestones, { due: '', units: '1' }])}>
          {say('Thêm mốc', 'Add a milestone')}
        </button>
      </div>
    </div>
  );
}
