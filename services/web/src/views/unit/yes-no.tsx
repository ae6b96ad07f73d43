import { useSay } from '../../text/language.tsx';
import { Field } from '../../ui/field.tsx';

interface YesNoProps {
  readonly title: string;
  readonly value: '' | 'yes' | 'no';
  readonly onChange: (value: '' | 'yes' | 'no') => void;
}

/** Met or not; nothing is chosen before somebody does. */
export function YesNo({ title, value, onChange }: YesNoProps) {
  const say = useSay();
  return (
    <Field label={title}>
      {(input) => (
        <select {...input} required value={value} onChange={(event) => onChange(event.target.value as typeof value)}>
          <option value="">{say('Chọn', 'Choose')}</option>
          <option value="yes">{say('Đạt', 'Met')}</option>
          <option value="no">{say('Không đạt', 'Not met')}</option>
        </select>
      )}
    </Field>
  );
}
