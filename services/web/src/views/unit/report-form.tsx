import type { FormEvent } from 'react';
import { useDraft } from '../../outbox/use-draft.ts';
import { usePost } from '../../outbox/use-outbox.ts';
import { useSynthetic } from '../../session/session.tsx';
import { decimalOf } from '../../text/decimal.ts';
import { dayInHue } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { useRefusalsAt } from './refusals.tsx';
import { formOf, titleOf, type Work } from './work.ts';

interface FormProps {
  readonly work: Work;
  readonly done: () => void;
}

/** How far the work is, in words and if it can be said as a percentage. It moves no score; evidence does. */
export function ReportForm({ work, done }: FormProps) {
  const { say, language } = useLanguage();
  const post = usePost();
  const names = useNames();
  const synthetic = useSynthetic();
  const { task, milestone } = work;
  const form = formOf('report', work);
  const { draft, fill, clear } = useDraft(form, { note: '', percent: '' });
  const refusals = useRefusalsAt(form, ['note', 'percent']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const percent = decimalOf(draft.percent, language);
    post({
      ...{ form, draft, files: [], title: `${say('Báo cáo tiến độ', 'Progress')}: ${titleOf(work, names.any)}` },
      command: {
        ...{ kind: 'TaskReported', validAt: dayInHue(new Date()) },
        data: {
          ...{ task, milestone, note: draft.note.trim() },
          ...(percent === null ? {} : { percent }),
          ...synthetic,
        },
      },
    });
    clear();
    done();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {refusals.others}
      <Field
        label={say('Đã làm được gì, còn vướng gì', 'What is done, what stands in the way')}
        refusal={refusals.at('note')}
      >
        {(input) => (
          <textarea
            {...input}
            // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this form
            autoFocus
            rows={3}
            maxLength={2000}
            required
            value={draft.note}
            onChange={(event) => fill({ note: event.target.value })}
          />
        )}
      </Field>
      <div className="fields">
        <Field
          label={say('Đã xong bao nhiêu phần trăm (nếu biết)', 'Percent done (if known)')}
          refusal={refusals.at('percent')}
        >
          {(input) => <DecimalInput {...input} value={draft.percent} onChange={(percent) => fill({ percent })} />}
        </Field>
        <button type="submit" className="primary">
          {say('Gửi báo cáo', 'Send')}
        </button>
      </div>
    </form>
  );
}
