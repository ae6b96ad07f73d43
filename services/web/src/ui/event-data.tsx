import { eventTold, type Told, type ToldField } from '../text/event-values.ts';
import { useLanguage } from '../text/language.tsx';
import { useNames } from '../text/names.ts';
import { EventLink } from './event-link.tsx';

interface EventDataProps {
  readonly type: string;
  readonly data: { readonly [field: string]: unknown };
}

/** What an event says, as terms and values of the list of facts that it stands in. */
export function EventData({ type, data }: EventDataProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  return <Fields fields={eventTold(type, data, { say, language, nameOf: names.any })} />;
}

const Fields = ({ fields }: { readonly fields: readonly ToldField[] }) =>
  fields.map(({ field, name, told }) => (
    <div key={field} className="fact" data-field={field}>
      <dt>{name ?? <code>{field}</code>}</dt>
      <dd>
        <Value told={told} />
      </dd>
    </div>
  ));

const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function Value({ told }: { readonly told: Told }) {
  if (told.kind === 'fields')
    return told.fields.length === 0 ? (
      '–'
    ) : (
      <dl className="facts inner">
        <Fields fields={told.fields} />
      </dl>
    );
  if (told.kind === 'list') {
    if (told.items.length === 0) return '–';
    // Words stand in a row, and what has fields of its own below each other.
    if (told.items.every(({ kind }) => kind === 'text'))
      return told.items.map((item, i) => (
        <span key={keyOf(item, i)} className="source-line">
          <Value told={item} />
        </span>
      ));
    return (
      <ol className="told">
        {told.items.map((item, i) => (
          <li key={keyOf(item, i)}>
            <Value told={item} />
          </li>
        ))}
      </ol>
    );
  }
  const { text, mark, raw } = told;
  if (mark === 'hash') return <code>{text}</code>;
  if (mark === 'id' && EVENT_ID.test(text)) return <EventLink id={text} />;
  return (
    <>
      {text}
      {mark === 'id' && raw !== text && (
        <span className="under">
          <code>{String(raw)}</code>
        </span>
      )}
    </>
  );
}

/** The order of a list does not change: an event stays as it was recorded. */
const keyOf = (item: Told, i: number): string => `${item.kind} ${i}`;
