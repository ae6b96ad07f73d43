import type { BundleVerification, Proved } from '@kpi-ledger/verify';
import { count } from '../../text/format.ts';
import { type Say, useLanguage } from '../../text/language.tsx';
import { periodName } from '../../text/period.ts';

/** What verifying came to, in words: the first thing that is wrong, or what is proved and what is not. */
export function Verdict({ found }: { readonly found: BundleVerification }) {
  const { say, language } = useLanguage();
  const { status, firstBad, bundle, ratings, anchors, official, proves } = found;
  if (firstBad !== null)
    return (
      <div className="finding refused" role="alert">
        <p>
          <strong>{say('Không hợp lệ', 'Invalid')}</strong> (<code>{firstBad.code}</code>)
          {firstBad.ordinal !== null && ` ${say('tại sự kiện', 'at event')} ${count(firstBad.ordinal, language)}`}
          {firstBad.stream !== null && (
            <>
              {' '}
              (<code>{firstBad.stream}</code>, {say('lần ghi', 'revision')} {firstBad.revision})
            </>
          )}
          {firstBad.person !== null && (
            <>
              {' '}
              (<code>{firstBad.person}</code>)
            </>
          )}
          : {say(firstBad.whatVi, firstBad.what)}
        </p>
        <p>{say('Không dùng kết quả trong tệp này.', 'Do not rely on anything in this file.')}</p>
      </div>
    );
  return (
    <div className="finding proved" role="status">
      <p>
        <strong>
          {status === 'VALID' ? say('Hợp lệ', 'Valid') : say('Nhất quán, chưa neo', 'Consistent, not anchored')}
        </strong>
        {': '}
        {say(
          `${ratings.length} kết quả công bố tính lại đều đúng`,
          `${ratings.length} published ratings calculated again came out the same`,
        )}
        {status === 'VALID'
          ? say(', khớp với mốc lấy từ nguồn khác.', ', and agree with what came from elsewhere.')
          : say(
              ', nhưng chưa đối chiếu với gì ngoài gói. Hãy đưa thêm điểm chốt hoặc gốc Merkle in trên danh sách kết quả.',
              ', but nothing from outside was compared with. Add a checkpoint, or the root printed on the rating list.',
            )}
      </p>
      {!official && (
        <p>
          <strong>{say('Sổ trình diễn', 'Demonstration ledger')}</strong>{' '}
          {say('không có giá trị chính thức, dù mọi phép kiểm tra đều đúng.', 'nothing of it is official.')}
        </p>
      )}
      {bundle !== null && (
        <dl className="facts">
          <dt>{say('Kỳ', 'Period')}</dt>
          <dd>{periodName(bundle.period, say)}</dd>
          {bundle.scope !== null && (
            <>
              <dt>{say('Người đứng đầu', 'Head of')}</dt>
              <dd>{bundle.scope.unit}</dd>
            </>
          )}
          <dt>{say('Niêm phong ở', 'Sealed at')}</dt>
          <dd>
            {count(bundle.ordinal, language)} {say('sự kiện', 'events')}
          </dd>
          <dt>{say('Gốc Merkle', 'Merkle root')}</dt>
          <dd>
            <code>{bundle.root}</code>
          </dd>
          <dt>{say('Khớp với', 'Agrees with')}</dt>
          <dd>{anchors.length === 0 ? '–' : anchors.map((anchor) => anchorName(anchor, say)).join('; ')}</dd>
          <dt>{say('Chứng minh', 'Proves')}</dt>
          <dd>{proves.map((one) => provedName(one, say)).join('; ')}</dd>
        </dl>
      )}
      <table className="plain">
        <caption>{say('Điểm tính lại từ các sự kiện trong gói', 'Scores calculated again from the events')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('Người', 'Person')}</th>
            <th scope="col">S</th>
          </tr>
        </thead>
        <tbody>
          {ratings.map(({ person, event, S }) => (
            <tr key={event}>
              <td>{person}</td>
              <td>{say(S.replace('.', ','), S)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const anchorName = ({ by, name }: BundleVerification['anchors'][number], say: Say): string =>
  by === 'PRINTED_ROOT'
    ? say('gốc Merkle đã nhập', 'the root that was given')
    : by === 'EMBEDDED'
      ? say('điểm chốt trong gói', 'the checkpoint in the bundle')
      : name;

const provedName = (proved: Proved, say: Say): string =>
  ({
    UNALTERED: say('không sự kiện nào bị sửa', 'no event was altered'),
    RECOMPUTED: say('mọi điểm công bố tính lại đúng', 'every published figure comes out again'),
    ALL_RATINGS: say('không thiếu kết quả công bố nào của kỳ', 'no published rating of the period is missing'),
    ALL_EVENTS: say('không bỏ sót sự kiện nào trước mốc niêm phong', 'no event before the sealed state is left out'),
    ALL_OF_THE_ORGANISATION: say('không bỏ sót ai thuộc quyền quản lý', 'nobody under management is left out'),
    ALL_IT_RESTS_ON: say('không bỏ sót căn cứ mà việc khoá kỳ cam kết', 'none of the committed grounds is left out'),
  })[proved];
