import type { Schema } from '@kpi-ledger/api-client';
import { day } from '../../text/format.ts';
import { type Say, useSay } from '../../text/language.tsx';
import { EvidenceFile } from './evidence-file.tsx';

interface SubmissionsProps {
  readonly file: Schema<'TaskFile'>;
  /** The one that is being judged; null: it is about a deadline. */
  readonly judged: string | null;
}

type Submission = Schema<'TaskSubmission'>;

/** Of so many nobody has to open one to see why it was returned. */
const OPEN_AT_ONCE = 3;

/** What was delivered, with its documents and what was said of it; of many only the one that is judged stands open. */
export function Submissions({ file, judged }: SubmissionsProps) {
  const say = useSay();
  if (file.submissions.length === 0) return <p>{say('Chưa nộp lần nào', 'Nothing was submitted yet')}</p>;
  return (
    <div>
      <h3>{say('Đã nộp', 'Submitted')}</h3>
      {file.submissions.map((submission) => (
        <details
          key={submission.submission}
          className="group"
          open={file.submissions.length <= OPEN_AT_ONCE || submission.submission === judged}
        >
          <summary>
            {say(
              `Ngày ${day(submission.day)}: ${submission.units} sản phẩm, ${stateOf(submission, say)}`,
              `${day(submission.day)}: ${submission.units} units, ${stateOf(submission, say)}`,
            )}
          </summary>
          {submission.claimedDay < submission.day && (
            <p className="over">
              {say(
                `Đề nghị tính từ ngày ${day(submission.claimedDay)}`,
                `Claims the day ${day(submission.claimedDay)} for itself`,
              )}
            </p>
          )}
          {submission.note !== null && <p>{submission.note}</p>}
          <ul className="said">
            {submission.evidence.map(({ name, hash }) => (
              <li key={`${name} ${hash}`}>
                <EvidenceFile task={file.task} name={name} hash={hash} />
              </li>
            ))}
            {submission.verdicts.map((verdict) => (
              <li key={verdict.event}>
                <span className="under">{saidOf(verdict, say)}</span>
                {verdict.reason}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function stateOf({ verdicts }: Submission, say: Say): string {
  const last = verdicts.at(-1);
  if (last === undefined) return say('chờ thẩm định', 'waits to be judged');
  return last.accepted ? say('đã chấp nhận', 'accepted') : say('đã trả lại', 'returned');
}

function saidOf(
  { accepted, day: on, major, unitsAtFault, newDeadline, confirmedDay }: Schema<'TaskVerdict'>,
  say: Say,
) {
  const parts = accepted
    ? [
        say(`Chấp nhận ngày ${day(on)}`, `Accepted on ${day(on)}`),
        ...(confirmedDay === null ? [] : [say(`tính từ ${day(confirmedDay)}`, `counts from ${day(confirmedDay)}`)]),
      ]
    : [
        say(`Trả lại ngày ${day(on)}`, `Returned on ${day(on)}`),
        ...(major
          ? [
              unitsAtFault === null
                ? say('sai sót lớn', 'major error')
                : say(`sai sót lớn ở ${unitsAtFault} sản phẩm`, `major error in ${unitsAtFault} units`),
            ]
          : []),
        ...(newDeadline === null ? [] : [say(`hạn mới ${day(newDeadline)}`, `new due day ${day(newDeadline)}`)]),
      ];
  return parts.join(' · ');
}
