import type { Schema } from '@kpi-ledger/api-client';
import { usePlace } from '../app/place.ts';
import { count, day } from '../text/format.ts';
import { useLanguage } from '../text/language.tsx';
import { DayInput } from './day-input.tsx';
import { Field } from './field.tsx';
import { TimeAxes } from './time-axes.tsx';

/** What the figures rest on: so many events, their root, the day they are about, and by when they were known. */
export function BasisLine({ basis }: { readonly basis: Schema<'Basis'> }) {
  const { say, language } = useLanguage();
  const { times } = usePlace();
  return (
    <p className="basis">
      {say('Cơ sở', 'Basis')}: {count(basis.ordinal, language)} {say('sự kiện', 'events')}
      {' · '}
      {say('gốc Merkle', 'root')} <code title={basis.root}>{basis.root.slice(0, 12)}…</code>
      {' · '}
      {say('tính đến', 'effective')} {day(basis.effective)}
      {' · '}
      {times.known === undefined
        ? say('mọi điều đã biết', 'all that is known')
        : `${say('biết đến', 'known by')} ${day(times.known)}`}
    </p>
  );
}

/** Both times, to be chosen: "as of" and "as known on". */
export function TimesChoice() {
  const { say } = useLanguage();
  const { times, move } = usePlace();
  const set = times.effective !== undefined || times.known !== undefined;
  return (
    <details className="times" open={set}>
      <summary>{say('Xem ở thời điểm khác', 'As of another time')}</summary>
      <TimeAxes />
      <div className="fields">
        <Field label={say('Tính đến ngày', 'In effect on')}>
          {(input) => (
            <DayInput {...input} value={times.effective ?? ''} onChange={(effective) => move({ effective })} />
          )}
        </Field>
        <Field label={say('Những gì đã biết đến hết ngày', 'Known by the end of')}>
          {(input) => <DayInput {...input} value={times.known ?? ''} onChange={(known) => move({ known })} />}
        </Field>
        {set && (
          <button type="button" onClick={() => move({ effective: null, known: null })}>
            {say('Về hiện tại', 'Back to now')}
          </button>
        )}
      </div>
    </details>
  );
}
