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
import { SelfForm } from './self-form.tsx';
import type { Reasons, Sheet } from './sheet.ts';

/** One person's period: the ten cells side by side, đ and e, and the score that is confirmed. */
export default function PersonScoring({ person }: { readonly person: string }) {
  const { say } = useLanguage();
  const names = useNames();
  const { period } = usePlace();
  const isSelf = useSession().data?.caller.official === person;
  const search = new URLSearchParams(useSearch());
  const sheet = useQuery({ ...questions.periodSheet(person, period ?? ''), enabled: period !== null });
  return (
    <>
      <Heading title={`${names.person(person)}${period === null ? '' : `: ${periodName(period, say)}`}`}>
        <PeriodChoice />
      </Heading>
      <p>
        {!isSelf && (
          <>
            <Link href={addressOf('/page/scoring', search)}>{say('Về danh sách', 'Back to the list')}</Link>
            {' · '}
          </>
        )}
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
  const reasons = useReasons(sheet);
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
      {isSelf && isTracked && (
        <Note title={say('Bạn tự chấm; không ai tự xác nhận cho mình', 'You score yourself; somebody else confirms')}>
          <p>
            {say(
              'Điểm tự chấm không vào điểm S; người theo dõi, đánh giá xác nhận từng tiêu chí (Điều 10, Điều 17).',
              'Your own score is no part of S; your assessor confirms each criterion (Điều 10, Điều 17).',
            )}
          </p>
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
          {isSelf && isTracked ? (
            <SelfForm key={`s ${holder} ${period}`} sheet={sheet} reasons={reasons} />
          ) : (
            <CriteriaForm key={`g ${holder} ${period}`} sheet={sheet} reasons={reasons} mayAct={mayAct} />
          )}
          {leader && <LeadershipForm key={`l ${holder} ${period}`} sheet={sheet} reasons={reasons} mayAct={mayAct} />}
          <ConfirmForm key={`c ${holder} ${period}`} sheet={sheet} mayAct={mayAct} />
        </>
      )}
      <BasisLine basis={basis} />
    </>
  );
}

/** What was said of the sheet; null: nothing yet, or the reader may not read it. */
function useReasons({ holder, period, cells, dd, e }: Sheet): Reasons | null {
  const isStated = cells.some(({ confirmed }) => confirmed !== null) || dd !== null || e !== null;
  const reasons = useQuery({
    ...questions.assessmentReasons(holder ?? '', period),
    enabled: holder !== null && isStated,
    retry: false,
  });
  return reasons.data?.reasons ?? null;
}
