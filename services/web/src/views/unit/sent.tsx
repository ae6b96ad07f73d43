import type { Schema } from '@kpi-ledger/api-client';
import type { Entry } from '../../outbox/entry.ts';
import { remove } from '../../outbox/store.ts';
import { restoreDraft } from '../../outbox/use-draft.ts';
import { useOutbox } from '../../outbox/use-outbox.ts';
import { decimal, timeInHue } from '../../text/format.ts';
import { type Language, type Say, useLanguage } from '../../text/language.tsx';
import { periodName } from '../../text/period.ts';
import { useOpenForm } from './open-form.ts';

/** What was sent off from this device and what became of it; a refusal keeps what was typed until the reader takes it away. */
export function Sent() {
  const { say, language } = useLanguage();
  const outbox = useOutbox();
  const { show } = useOpenForm();
  const mend = ({ owner, form, draft }: Entry) => {
    restoreDraft(owner, form, draft);
    show(form);
  };
  const title = say('Đã gửi từ máy này', 'Sent from this device');
  return (
    <div aria-live="polite">
      {outbox.length > 0 && (
        <section className="panel" aria-label={title}>
          <h2>{title}</h2>
          <ul className="lines">
            {outbox.toReversed().map((entry) => (
              <li key={entry.key} className={`sent sent-${entry.state.kind}`}>
                <div>
                  <span className="task-title">{entry.title}</span>
                  <span className="under">
                    {timeInHue(entry.madeAt)} · {saidIn(entry, language)}
                  </span>
                </div>
                <div>
                  <strong>{stateName(entry, say)}</strong>
                  {entry.state.kind === 'REFUSED' &&
                    entry.state.reasons.map((reason) => (
                      <span key={`${reason.code} ${reason.en}`} className="over">
                        {language === 'vi' ? reason.vi : reason.en}
                      </span>
                    ))}
                  {entry.state.kind === 'REFUSED' && (
                    <button type="button" className="small" onClick={() => mend(entry)}>
                      {say('Sửa và gửi lại', 'Mend and send again')}
                      <span className="hidden"> {entry.title}</span>
                    </button>
                  )}
                  {entry.state.kind !== 'WAITING' && (
                    <button type="button" className="small" onClick={() => remove(entry.key)}>
                      {say('Đã xem', 'Seen')}
                      <span className="hidden"> {entry.title}</span>
                    </button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What was typed. */
function saidIn({ command }: Entry, language: Language): string {
  const text = (said: unknown): string => (typeof said === 'string' ? said : '');
  switch (command.kind) {
    case 'TaskReported':
      return text(command.data.note);
    case 'EvidenceSubmitted':
      return command.data.evidence.map(({ name }) => text(name)).join(', ');
    case 'IndicatorMeasured':
      return figureSaid(command.data, language);
    case 'FactCorrected':
      return `${figureSaid(command.data.data as unknown as Schema<'IndicatorMeasuredData'>, language)} · ${text(command.data.reason)}`;
  }
}

const figureSaid = ({ period, value, source }: Schema<'IndicatorMeasuredData'>, language: Language): string =>
  [
    periodName(period, (vi, en) => (language === 'vi' ? vi : en)),
    value === null ? null : decimal(value, language),
    source,
  ]
    .filter((part) => part !== null)
    .join(' · ');

function stateName({ state }: Entry, say: Say): string {
  if (state.kind === 'RECORDED') return say('Đã ghi vào sổ', 'Recorded');
  if (state.kind === 'REFUSED') return say('Không được nhận, không có gì được ghi', 'Refused; nothing was recorded');
  switch (state.trouble) {
    case 'SIGN_IN':
      return say('Chưa gửi: hãy đăng nhập lại', 'Not sent: sign in again');
    case 'SERVICE':
      return say('Chưa gửi: dịch vụ đang bận, trang tự gửi lại', 'Not sent: the service is busy; it is tried again');
    default:
      return say('Đang chờ gửi, đã giữ trên máy này', 'Waits to be sent, kept on this device');
  }
}
