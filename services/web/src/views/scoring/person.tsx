import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { addressOf, usePlace } from '../../app/place.ts';
import { useHasRole, useSession } from '../../session/session.tsx';
import { asRead, cut } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { periodName } from '../../text/period.ts';
import { BandMark } from '../../ui/band.tsx';
import { BasisLine } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { CriteriaForm } from './criteria-form.tsx';
import { LeadershipForm } from './leadership-form.tsx';
import type { Sheet } from './sheet.ts';

/** One person's period: the ten cells side by side, đ and e, and the score that is confirmed. */
export default function PersonScoring({ person }: { readonly person: string }) {
  const { say } = useLanguage();
  const names = useNames();
  const { period } = usePlace();
  const search = new URLSearchParams(useSearch());
  const sheet = useQuery({ ...questions.periodSheet(person, period ?? ''), enabled: period !== null });
  return (
    <>
      <Heading title={`${names.person(person)}${period === null ? '' : `: ${periodName(period, say)}`}`}>
        <PeriodChoice />
      </Heading>
      <p>
        <Link href={addressOf('/page/scoring', search)}>{say('Về danh sách', 'Back to the list')}</Link>
        {' · '}
        <Link href={addressOf(`/page/explanations/${encodeURIComponent(person)}`, search)}>
          {say('Diễn giải điểm', 'How the score came about')}
        </Link>
      </p>
      {period === null ? <Loading /> : <Answer query={sheet}>{(answer) => <Shown sheet={answer} />}</Answer>}
    </>
  );
}

function Shown({ sheet }: { readonly sheet: Sheet }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const caller = useSession().data?.caller;
  const judges = useHasRole('ASSESSOR', 'AUTHORITY_HEAD');
  const { holder, period, tracking, leader, status, missing, S, band, assessor, basis } = sheet;
  const isTracked = tracking !== null && tracking === (period.includes('Q') ? 'QUARTER' : 'MONTH');
  const isSelf = holder !== null && holder === caller?.official;
  const mayAct = judges && isTracked && !isSelf;
  return (
    <>
      <section className="panel" aria-label={say('Điểm của kỳ', 'Score of the period')}>
        <p>
          {say('Điểm S', 'Score S')}: <strong>{S === null ? '–' : cut(S, language)}</strong>{' '}
          {S?.includes('/') && <small>= {S}</small>} <BandMark band={band} />
        </p>
        <p className="under">
          {say('Người theo dõi, đánh giá', 'Assessor')}:{' '}
          {assessor.post === null ? say('chưa rõ', 'not known') : names.post(assessor.post)}
          {assessor.holder !== null && ` (${names.person(assessor.holder)})`}
        </p>
        {missing.length > 0 && (
          <ul>
            {missing.map(({ what }) => (
              <li key={what}>{asRead(what, language)}</li>
            ))}
          </ul>
        )}
      </section>
      {isSelf && (
        <Note title={say('Không ai tự đánh giá mình', 'Nobody judges himself or herself')}>
          <p>{say('Phần này do người theo dõi, đánh giá thực hiện (Điều 10).', 'The assessor does it (Điều 10).')}</p>
        </Note>
      )}
      {!isTracked && tracking !== null && (
        <Note
          title={
            tracking === 'QUARTER'
              ? say('Cơ quan theo dõi theo quý; hãy chọn một quý', 'The agency tracks by quarter; choose a quarter')
              : say('Cơ quan theo dõi theo tháng; hãy chọn một tháng', 'The agency tracks by month; choose a month')
          }
        />
      )}
      {status === 'NOT_ENDED' ? (
        <Note title={say('Kỳ chưa kết thúc; chấm điểm sau ngày cuối kỳ', 'The period has not ended')} />
      ) : (
        <>
          <CriteriaForm key={`g ${holder} ${period}`} sheet={sheet} mayAct={mayAct} />
          {leader && <LeadershipForm key={`l ${holder} ${period}`} sheet={sheet} mayAct={mayAct} />}
          <ConfirmForm key={`c ${holder} ${period}`} sheet={sheet} mayAct={mayAct} />
        </>
      )}
      <BasisLine basis={basis} />
    </>
  );
}
