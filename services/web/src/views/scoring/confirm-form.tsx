import { RecordForm } from '../../acts/record-form.tsx';
import { useRecord } from '../../acts/use-record.ts';
import { useSynthetic } from '../../session/session.tsx';
import { cut } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import type { Sheet } from './sheet.ts';

interface FormProps {
  readonly sheet: Sheet;
  readonly mayAct: boolean;
}

/** Confirms the score as it is calculated on the basis that is shown; another number takes a decision of the authority (R20). */
export function ConfirmForm({ sheet, mayAct }: FormProps) {
  const { say, language } = useLanguage();
  const synthetic = useSynthetic();
  const { holder, period, S, confirmed, confirmedS, basis, published } = sheet;
  const recording = useRecord(`confirm.${holder}.${period}`);
  const title = say('Xác nhận điểm', 'Confirm the score');
  const send = () => {
    if (S === null) return;
    const { ordinal, root, effective, ruleSet, formulaSet } = basis;
    recording.record({
      kind: 'PeriodScoreConfirmed',
      data: {
        ...{ person: holder ?? '', period, S },
        calculatedAt: { ordinal, root, effective, ruleSet, formulaSet },
        ...synthetic,
      },
    });
  };
  const stands =
    S === null
      ? say('Chưa tính được điểm; phần còn thiếu ở đầu trang.', 'There is no score yet; what is missing stands above.')
      : confirmed
        ? say(`Đã xác nhận ${cut(S, language)}.`, `Confirmed at ${cut(S, language)}.`)
        : confirmedS === null
          ? say(`Điểm tính là ${cut(S, language)}, chưa xác nhận.`, `Calculated: ${cut(S, language)}; not confirmed.`)
          : say(
              `Đã xác nhận ${cut(confirmedS, language)}; điểm tính nay là ${cut(S, language)}.`,
              `Confirmed at ${cut(confirmedS, language)}; calculated now: ${cut(S, language)}.`,
            );
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <p>{stands}</p>
      {published !== null && (
        <p className="under">
          {say(
            `Đã công bố ${cut(published.S, language)}; số đã công bố không đổi, điểm mới được công bố lại bên cạnh.`,
            `Published at ${cut(published.S, language)}; that figure stays, a new one is published beside it.`,
          )}
        </p>
      )}
      {mayAct && S !== null && !confirmed && (
        <RecordForm
          name={title}
          act={say(`Xác nhận ${cut(S, language)} điểm`, `Confirm ${cut(S, language)}`)}
          recording={recording}
          fields={[]}
          send={send}
        >
          <p className="under">
            {say(
              'Xác nhận điểm tính trên cơ sở ở cuối trang. Muốn ghi số khác phải có quyết định điều chỉnh.',
              'This confirms the score of the basis below. Another number takes a decision.',
            )}
          </p>
        </RecordForm>
      )}
    </section>
  );
}
