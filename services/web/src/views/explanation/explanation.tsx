import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { addressOf, usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { periodName } from '../../text/period.ts';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { Download } from '../../ui/download.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { Anatomy } from './anatomy.tsx';
import { Derivation } from './derivation.tsx';
import { PrintedBasis } from './printed-basis.tsx';
import { Remarks } from './remarks.tsx';
import { Summary } from './summary.tsx';

/** A score, opened term by term down to the event and the article; the same on paper. */
export default function ExplanationView({ subject }: { readonly subject: string }) {
  const say = useSay();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const { period, times } = usePlace();
  const explanation = useQuery({ ...questions.explanation(subject, period ?? '', times), enabled: period !== null });
  const title = `${say('Diễn giải điểm', 'Explanation')}: ${names.any(subject)}`;
  return (
    <>
      <Heading title={period === null ? title : `${title}, ${periodName(period, say)}`}>
        <PeriodChoice />
        <button type="button" onClick={() => window.print()}>
          {say('In', 'Print')}
        </button>
        <TimesChoice />
      </Heading>
      {period === null ? (
        <Loading />
      ) : (
        <Answer query={explanation}>
          {(answer) => (
            <>
              <Summary answer={answer} />
              {answer.S !== null && <Anatomy answer={answer} />}
              <Remarks answer={answer} />
              {answer.derivation === null ? (
                <Note title={say('Chưa có phép tính nào để diễn giải', 'There is no calculation to explain yet')} />
              ) : (
                <Derivation root={answer.derivation} />
              )}
              <div className="fields screen-only">
                <Download kind="mau-01" subject={answer.holder ?? subject} period={period} times={times} />
                <Download kind="annex" subject={answer.holder ?? subject} period={period} times={times} />
                {answer.holder !== null && (
                  <Link href={addressOf(`/page/cases/${encodeURIComponent(answer.holder)}`, search)}>
                    {say('Hồ sơ năm', 'Case file of the year')}
                  </Link>
                )}
              </div>
              <BasisLine basis={answer.basis} />
              <PrintedBasis basis={answer.basis} />
            </>
          )}
        </Answer>
      )}
    </>
  );
}
