import { day, timeInHue } from '../../text/format.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import type { Verdict } from './submissions.ts';

/** What was decided, why, by which post, and what follows. */
export function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  const say = useSay();
  const names = useNames();
  const { kind, reason, major, unitsAtFault, newDeadline, exceedsRequirement, countsOn, post, unit } = verdict;
  const by = [names.post(post), names.unit(unit)].filter((name) => name !== '').join(', ');
  return (
    <div className={kind === 'REJECTED' ? 'verdict verdict-REJECTED' : 'verdict'}>
      <strong>
        {kind === 'ACCEPTED' ? say('Đã nghiệm thu', 'Accepted') : say('Bị trả lại', 'Rejected')}
        {major && ` – ${say('sai sót lớn', 'major fault')}`}
        {major && unitsAtFault !== null && ` (${unitsAtFault} ${say('sản phẩm', 'units')})`}
        {exceedsRequirement && ` – ${say('vượt yêu cầu', 'exceeds the requirement')}`}
      </strong>
      {kind === 'REJECTED' && (
        <span className="verdict-reason">
          {say('Lý do', 'Reason')}: {reason ?? say('không đọc được', 'cannot be read')}
        </span>
      )}
      {newDeadline !== null && (
        <span>
          {say('Hạn nộp lại', 'To be delivered again by')} {day(newDeadline)}
        </span>
      )}
      {countsOn !== null && (
        <span>
          {say('Được tính ngày', 'Counts as of')} {day(countsOn)}
        </span>
      )}
      <span className="under">
        {timeInHue(verdict.recordedAt)}
        {by !== '' && ` · ${by}`}
      </span>
    </div>
  );
}
