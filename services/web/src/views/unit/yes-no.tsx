import { useSay } from '../../text/language.tsx';

interface YesNoProps {
  readonly id: string;
  readonly title: string;
  readonly value: '' | 'yes' | 'no';
  readonly onChange: (value: '' | 'yes' | 'no') => void;
}

/** Met or not; nothing is chosen before somebody does. */
export function YesNo({ id, title, value, onChange }: YesNoProps) {
  const say = useSay();
  return (
    <label htmlFor={id}>
      {title}
      <select id={id} required value={value} onChange={(event) => onChange(event.target.value as typeof value)}>
        <option value="">{say('Chọn', 'Choose')}</option>
        <option value="yes">{say('Đạt', 'Met')}</option>
        <option value="no">{say('Không đạt', 'Not met')}</option>
      </select>
    </label>
  );
}
