import { timeInHue } from '../../text/format.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Note } from '../../ui/states.tsx';
import { opens, useOpenForm } from './open-form.ts';
import { rejectionOf, type Submission } from './submissions.ts';
import { VerdictLine } from './verdict-line.tsx';
import { formOf, type Work } from './work.ts';

interface VerdictsProps {
  readonly submissions: readonly Submission[];
  readonly work: readonly Work[];
}

/** What the unit submitted and what became of it; from a rejection the reader goes on to delivering it again. */
export function Verdicts({ submissions, work }: VerdictsProps) {
  const say = useSay();
  const names = useNames();
  const { show } = useOpenForm();
  const title = say('Kết quả thẩm định', 'Verdicts');
  const mayResubmit = (one: Submission): boolean =>
    rejectionOf(submissions, one) === one &&
    work.some(
      ({ task, milestone, kind }) => kind !== 'EVIDENCE_WAITING' && task === one.task && milestone === one.milestone,
    );
  const resubmit = (one: Submission) => {
    const form = formOf('evidence', one);
    show(form);
    document.getElementById(opens(form))?.scrollIntoView({ block: 'center' });
  };
  return (
    <section className="panel" aria-label={title}>
      <h2>
        {title} ({submissions.length})
      </h2>
      {submissions.length === 0 ? (
        <Note title={say('Đơn vị chưa nộp minh chứng nào', 'The unit has submitted no evidence')} />
      ) : (
        <ul className="lines">
          {submissions.map((one) => {
            const of = names.any(one.task);
            return (
              <li key={one.event}>
                <div>
                  <span className="task-title">{of}</span>
                  <span className="under">
                    {say('Nộp', 'Submitted')} {timeInHue(one.recordedAt)} · {one.units} {say('sản phẩm', 'units')}
                  </span>
                  <span className="under">{one.evidence.flatMap(({ name }) => name ?? []).join('; ')}</span>
                </div>
                {one.verdict === null ? (
                  <p className="under">{say('Chờ nghiệm thu', 'Waits to be judged')}</p>
                ) : (
                  <div>
                    <VerdictLine verdict={one.verdict} />
                    {mayResubmit(one) && (
                      <button type="button" className="small" onClick={() => resubmit(one)}>
                        {say('Sửa và nộp lại', 'Mend and submit again')}
                        <span className="hidden"> {of}</span>
                      </button>
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
