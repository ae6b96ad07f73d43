import type { Schema } from '@kpi-ledger/api-client';
import { useId } from 'react';
import { RecordForm } from '../../acts/record-form.tsx';
import { refusalAt } from '../../acts/refusal.ts';
import { useRecord } from '../../acts/use-record.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { useSynthetic } from '../../session/session.tsx';
import { day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import type { Judgement, Verdict } from './judgement.ts';

interface VerdictFormProps {
  readonly file: Schema<'TaskFile'>;
  readonly judgement: Judgement;
  readonly preset: Verdict | null;
  readonly decided: (what: string) => void;
}

interface Draft {
  readonly verdict: Verdict | null;
  readonly exceeds: boolean;
  readonly confirms: boolean;
  readonly confirmedDay: string;
  readonly reason: string;
  readonly major: boolean;
  readonly unitsAtFault: string;
  readonly newDeadline: string;
}

const FIELDS = [
  'data.confirmedDay.day',
  'data.confirmedDay.reason',
  'data.reason',
  'data.unitsAtFault',
  'data.newDeadline',
];

/** Accepts or returns a submission; a return says why, and whether it was a major error (Điều 14.2b). */
export function VerdictForm({ file, judgement, preset, decided }: VerdictFormProps) {
  const { say, language } = useLanguage();
  const id = useId();
  const synthetic = useSynthetic();
  const { task, submission = '', units } = judgement;
  const form = `verdict.${task}.${submission}`;
  const of = file.submissions.find((one) => one.submission === submission);
  const empty: Draft = {
    ...{ verdict: null, exceeds: false, confirms: false, confirmedDay: of?.claimedDay ?? '', reason: '' },
    ...{ major: false, unitsAtFault: `${units}`, newDeadline: '' },
  };
  const { draft, fill, clear } = useDraft<Draft>(form, empty);
  const verdict = draft.verdict ?? preset;
  const recording = useRecord(form, () => {
    clear();
    decided(
      verdict === 'accept'
        ? say('Đã ghi: chấp nhận', 'Recorded: accepted')
        : say('Đã ghi: trả lại', 'Recorded: returned'),
    );
  });
  const at = (field: string) => refusalAt(recording.error, field, language);
  const claimsEarlier = of !== undefined && of.claimedDay < of.day;
  const send = () => {
    const about = { task, submission: submission ?? '', ...synthetic };
    const { exceeds, confirms, confirmedDay, major, unitsAtFault, newDeadline } = draft;
    const reason = draft.reason.trim();
    if (verdict === 'accept')
      recording.record({
        kind: 'EvidenceAccepted',
        data: {
          ...{ ...about, exceedsRequirement: exceeds },
          ...(confirms ? { confirmedDay: { day: confirmedDay, reason } } : {}),
        },
      });
    else
      recording.record({
        kind: 'EvidenceRejected',
        data: {
          ...{ ...about, major, reason, newDeadline: newDeadline === '' ? null : newDeadline },
          ...(major && Number(unitsAtFault) !== units ? { unitsAtFault: Number(unitsAtFault) } : {}),
        },
      });
  };
  return (
    <RecordForm
      name={say('Kết luận thẩm định', 'Verdict')}
      act={
        verdict === 'reject'
          ? say('Ghi: trả lại', 'Record: return')
          : verdict === 'accept'
            ? say('Ghi: chấp nhận', 'Record: accept')
            : say('Ghi kết luận', 'Record')
      }
      recording={recording}
      fields={FIELDS}
      send={send}
      disabled={verdict === null}
    >
      <fieldset className="fields">
        <legend>{say('Kết luận', 'Verdict')}</legend>
        {(['accept', 'reject'] as const).map((one) => (
          <label key={one} className="inline">
            <input type="radio" name={`${id}-v`} checked={verdict === one} onChange={() => fill({ verdict: one })} />
            {one === 'accept'
              ? say(`Chấp nhận cả ${units} sản phẩm`, `Accept all ${units} units`)
              : say('Trả lại', 'Return')}
          </label>
        ))}
      </fieldset>
      {verdict === 'accept' && (
        <>
          <label className="check">
            <input type="checkbox" checked={draft.exceeds} onChange={(e) => fill({ exceeds: e.target.checked })} />
            {say('Vượt yêu cầu được giao', 'Exceeds what was asked for')}
          </label>
          {claimsEarlier && (
            <label className="check">
              <input type="checkbox" checked={draft.confirms} onChange={(e) => fill({ confirms: e.target.checked })} />
              {say(
                `Xác nhận hoàn thành trước ngày ghi vào sổ (${day(of.day)})`,
                `Confirm a day before it was recorded (${day(of.day)})`,
              )}
            </label>
          )}
          {claimsEarlier && draft.confirms && (
            <Field
              label={say(
                `Ngày hoàn thành (từ ${day(of.claimedDay)} đến ${day(of.day)})`,
                `Day of completion (${day(of.claimedDay)} to ${day(of.day)})`,
              )}
              refusal={at('data.confirmedDay.day')}
            >
              {(input) => (
                <DayInput
                  {...input}
                  required
                  value={draft.confirmedDay}
                  onChange={(to) => fill({ confirmedDay: to })}
                />
              )}
            </Field>
          )}
        </>
      )}
      {verdict === 'reject' && (
        <>
          <label className="check">
            <input type="checkbox" checked={draft.major} onChange={(e) => fill({ major: e.target.checked })} />
            {say(
              'Sai sót lớn về nội dung: tính là một lần không đạt chất lượng',
              'Major error: counts as failed quality',
            )}
          </label>
          {draft.major && (
            <Field
              label={say(`Số sản phẩm có sai sót lớn (1 đến ${units})`, `Units with the error (1 to ${units})`)}
              refusal={at('data.unitsAtFault')}
            >
              {(input) => (
                <input
                  {...input}
                  className="day"
                  type="number"
                  min={1}
                  max={units}
                  required
                  value={draft.unitsAtFault}
                  onChange={(event) => fill({ unitsAtFault: event.target.value })}
                />
              )}
            </Field>
          )}
          <Field
            label={say('Hạn mới (nếu cho thêm thời gian)', 'New due day (if any)')}
            refusal={at('data.newDeadline')}
          >
            {(input) => <DayInput {...input} value={draft.newDeadline} onChange={(to) => fill({ newDeadline: to })} />}
          </Field>
        </>
      )}
      {(verdict === 'reject' || (verdict === 'accept' && claimsEarlier && draft.confirms)) && (
        <ReasonField
          label={say('Lý do (bắt buộc)', 'Reason (required)')}
          refusal={at('data.reason') ?? at('data.confirmedDay.reason')}
          rows={3}
          value={draft.reason}
          fill={(reason) => fill({ reason })}
        />
      )}
    </RecordForm>
  );
}
