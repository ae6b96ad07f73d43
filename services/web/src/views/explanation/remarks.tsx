import type { Schema } from '@kpi-ledger/api-client';
import { asRead, cut, day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { termSign } from '../../text/words.ts';
import { EventLink } from '../../ui/event-link.tsx';

/** What is missing, what the authority has set itself, and what else is to be known of the score. */
export function Remarks({ answer }: { readonly answer: Schema<'Explanation'> }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const { missing, notes, overrides, grounds } = answer;
  const looked = [...(grounds?.dd ?? []), ...(grounds?.e ?? [])];
  if (missing.length + notes.length + overrides.length + looked.length === 0) return null;
  return (
    <section className="panel" aria-label={say('Lưu ý', 'Remarks')}>
      {missing.length > 0 && (
        <>
          <h2>{say('Còn thiếu', 'Missing')}</h2>
          <ul>
            {missing.map(({ what, owedBy, since }) => (
              <li key={what}>
                {asRead(what, language)}
                {owedBy !== null && ` – ${say('chờ', 'owed by')} ${names.any(owedBy)}`}
                {since !== null && ` ${say('từ', 'since')} ${day(since)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {overrides.length > 0 && (
        <>
          <h2>{say('Điều chỉnh của cấp có thẩm quyền', 'Set by the authority')}</h2>
          <ul>
            {overrides.map(({ term, calculated, override, decision, event }) => (
              <li key={event}>
                {termSign(term)}: {calculated === null ? '–' : cut(calculated, language)} → {cut(override, language)}
                {decision !== null && ` (${decision.number}, ${day(decision.date)})`} <EventLink id={event} />
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.length > 0 && (
        <>
          <h2>{say('Ghi chú', 'Notes')}</h2>
          <ul>
            {notes.map((note) => (
              <li key={note}>{asRead(note, language)}</li>
            ))}
          </ul>
        </>
      )}
      {looked.length > 0 && (
        <>
          <h2>{say('Căn cứ tham khảo khi xác nhận đ và e', 'What may be looked at for đ and e')}</h2>
          <ul>
            {looked.map(({ what, kind }) => (
              <li key={`${kind} ${what}`}>{asRead(what, language)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
