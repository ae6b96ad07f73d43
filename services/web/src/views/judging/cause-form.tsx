import { DecisionFields, decisionIn, NO_DECISION } from '../../acts/decision-fields.tsx';
import { RecordForm } from '../../acts/record-form.tsx';
import { refusalAt } from '../../acts/refusal.ts';
import { useRecord } from '../../acts/use-record.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { useSynthetic } from '../../session/session.tsx';
import { day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { Field } from '../../ui/field.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import type { Judgement } from './judgement.ts';

interface CauseFormProps {
  readonly judgement: Judgement;
  readonly decided: (what: string) => void;
}

/** Confirms that a delay or an error had an objective cause, so that it is not counted (Điều 14.2). */
export function CauseForm({ judgement, decided }: CauseFormProps) {
  const { say, language } = useLanguage();
  const synthetic = useSynthetic();
  const { kind, task, milestone, submission, day: on } = judgement;
  const form = `cause.${task}.${milestone}.${submission ?? on}`;
  const { draft, fill, clear } = useDraft(form, { reason: '', document: '', decision: NO_DECISION });
  const recording = useRecord(form, () => {
    clear();
    decided(say('Đã ghi: nguyên nhân khách quan', 'Recorded: an objective cause'));
  });
  const send = () =>
    recording.record({
      kind: 'ObjectiveCauseConfirmed',
      data: {
        task,
        ...(submission === null ? { deadline: { milestone, due: on } } : { submission }),
        reason: draft.reason.trim(),
        ...(draft.document.trim() === '' ? {} : { evidence: [{ name: draft.document.trim(), hash: null }] }),
        ...decisionIn(draft.decision),
        ...synthetic,
      },
    });
  return (
    <RecordForm
      name={say('Nguyên nhân khách quan', 'Objective cause')}
      act={say('Xác nhận nguyên nhân khách quan', 'Confirm the objective cause')}
      recording={recording}
      fields={['data.reason', 'data.evidence', 'data.decision']}
      send={send}
    >
      <p>
        {kind === 'DEADLINE_MISSED'
          ? say(
              `Nếu xác nhận, việc lỡ hạn ${day(on)} không bị tính là chậm. Không xác nhận thì không cần ghi gì.`,
              `If confirmed, the missed day ${day(on)} is not counted. Otherwise nothing need be recorded.`,
            )
          : say(
              'Nếu xác nhận, sai sót của lần nộp này không bị tính. Không xác nhận thì không cần ghi gì.',
              'If confirmed, the error of this submission is not counted. Otherwise nothing need be recorded.',
            )}
      </p>
      <ReasonField
        label={say('Nguyên nhân và căn cứ (bắt buộc)', 'Cause and grounds (required)')}
        refusal={refusalAt(recording.error, 'data.reason', language)}
        rows={3}
        value={draft.reason}
        fill={(reason) => fill({ reason })}
      />
      <Field
        label={say('Văn bản, tài liệu chứng minh (nếu có)', 'Document that shows it (if any)')}
        refusal={refusalAt(recording.error, 'data.evidence', language)}
      >
        {(input) => (
          <input
            {...input}
            maxLength={500}
            value={draft.document}
            onChange={(event) => fill({ document: event.target.value })}
          />
        )}
      </Field>
      <DecisionFields
        required
        decision={draft.decision}
        onChange={(decision) => fill({ decision })}
        error={recording.error}
      />
    </RecordForm>
  );
}
