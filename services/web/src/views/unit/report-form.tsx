import { type FormEvent, useId } from 'react';
import { useDraft } from '../../outbox/use-draft.ts';
import { usePost } from '../../outbox/use-outbox.ts';
import { useSession } from '../../session/session.tsx';
import { dayInHue } from '../../text/format.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { titleOf, type Work } from './work.ts';

interface FormProps {
  readonly work: Work;
  readonly done: () => void;
}

/** How far the work is, in words and if it can be said as a percentage. It moves no score; evidence does. */
export function ReportForm({ work, done }: FormProps) {
  const say = useSay();
  const id = useId();
  const post = usePost();
  const names = useNames();
  const isDemo = useSession().data?.ledger?.kind === 'demo';
  const { task, milestone } = work;
  const { draft, fill, clear } = useDraft(`report.${task}.${milestone}`, { note: '', percent: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const percent = draft.percent.trim().replace(',', '.');
    post(`${say('Báo cáo tiến độ', 'Progress')}: ${titleOf(work, names.any)}`, {
      ...{ kind: 'TaskReported', validAt: dayInHue(new Date()) },
      data: {
        ...{ task, milestone, note: draft.note.trim() },
        ...(percent === '' ? {} : { percent }),
        ...(isDemo ? { synthetic: true } : {}),
      },
    });
    clear();
    done();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <label htmlFor={`${id}-n`}>
        {say('Đã làm được gì, còn vướng gì', 'What is done, what stands in the way')}
        <textarea
          id={`${id}-n`}
          rows={3}
          maxLength={2000}
          required
          value={draft.note}
          onChange={(event) => fill({ note: event.target.value })}
        />
      </label>
      <div className="fields">
        <label htmlFor={`${id}-p`}>
          {say('Đã xong bao nhiêu phần trăm (nếu biết)', 'Percent done (if known)')}
          <input
            id={`${id}-p`}
            inputMode="decimal"
            pattern="\d{1,3}([.,]\d+)?"
            title={say('Số từ 0 đến 100, ví dụ 45,5', 'A number from 0 to 100, for example 45.5')}
            value={draft.percent}
            onChange={(event) => fill({ percent: event.target.value })}
          />
        </label>
        <button type="submit" className="primary">
          {say('Gửi báo cáo', 'Send')}
        </button>
      </div>
    </form>
  );
}
