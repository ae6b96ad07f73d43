import { useEffect, useId, useState } from 'react';
import type { EventFilter } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { DAYS, FIELDS } from './filter.ts';

type FilterField = (typeof FIELDS | typeof DAYS)[number];

/** Which events: written first, asked when it is sent. */
export function FilterForm({ filter }: { readonly filter: EventFilter }) {
  const say = useSay();
  const { move } = usePlace();
  const id = useId();
  const [written, setWritten] = useState<{ readonly [field in FilterField]?: string | undefined }>(filter);
  const inAddress = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it follows; the form keeps its focus
  useEffect(() => setWritten(filter), [inAddress]);
  const write = (field: FilterField) => (value: string) => setWritten((before) => ({ ...before, [field]: value }));
  const empty = Object.fromEntries([...FIELDS, ...DAYS].map((name) => [name, null]));
  const titles: { readonly [field in FilterField]: string } = {
    type: say('Loại sự kiện', 'Event type'),
    stream: say('Dòng sự kiện', 'Stream'),
    actor: say('Người ghi (mã)', 'Recorded by (id)'),
    correlation: say('Lần nhập', 'Import'),
    from: say('Nói về từ ngày', 'About this day or later'),
    to: say('Nói về đến ngày', 'About this day or earlier'),
  };
  return (
    <form
      className="fields panel-fields"
      aria-label={say('Lọc sự kiện', 'Filter events')}
      onSubmit={(event) => {
        event.preventDefault();
        move({ ...empty, ...written, before: null } as { readonly [name: string]: string | null });
      }}
    >
      {FIELDS.map((field) => (
        <label key={field} htmlFor={`${id}-${field}`}>
          {titles[field]}
          <input
            id={`${id}-${field}`}
            value={written[field] ?? ''}
            onChange={({ target }) => write(field)(target.value.trim())}
          />
        </label>
      ))}
      {DAYS.map((field) => (
        <Field key={field} label={titles[field]}>
          {(input) => <DayInput {...input} value={written[field] ?? ''} onChange={write(field)} />}
        </Field>
      ))}
      <button type="submit">{say('Lọc', 'Filter')}</button>
      <button type="button" onClick={() => move({ ...empty, before: null })}>
        {say('Bỏ lọc', 'Clear')}
      </button>
    </form>
  );
}
