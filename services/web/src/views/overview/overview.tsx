import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { periodName, yearOf } from '../../text/period.ts';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { CompletionCurve } from '../completion/completion-curve.tsx';
import { groupsOf } from '../readiness/groups.ts';
import { Owing } from '../readiness/owing.tsx';
import { Agencies } from './agencies.tsx';
import { Bands } from './bands.tsx';
import { Heads } from './heads.tsx';
import { KeyFigures } from './key-figures.tsx';
import { Quarters } from './quarters.tsx';

/** A quarter at a glance: heads with score, band, components and trend; agencies; how many of them are ready. */
export function Overview() {
  const say = useSay();
  const { period, times } = usePlace();
  const ratings = useQuery({ ...questions.ratings(period ?? '', times), enabled: period !== null });
  const readiness = useQuery({ ...questions.readiness(period ?? '', times), enabled: period !== null });
  const title = say('Tổng quan kỳ', 'Overview');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
        <TimesChoice />
      </Heading>
      {period === null ? (
        <Loading />
      ) : (
        <Answer query={ratings}>
          {({ rows, basis }) =>
            rows.length === 0 ? (
              <Note title={say('Chưa có chức vụ nào trong kỳ này', 'There are no posts in this period')}>
                <p>{say('Hãy chọn kỳ khác.', 'Choose another period.')}</p>
              </Note>
            ) : (
              <>
                <KeyFigures rows={rows} period={period} times={times} />
                <div className="side-by-side">
                  <div className="stack">
                    <Bands rows={rows} basis={basis} />
                    {readiness.data !== undefined && readiness.data.rows.length > 0 && (
                      <Owing groups={groupsOf(readiness.data.rows, 'owedBy')} basis={readiness.data.basis} />
                    )}
                    <CompletionCurve />
                  </div>
                  <Quarters year={yearOf(period)} times={times} />
                </div>
                <section className="panel">
                  <Heads rows={rows} period={period} times={times} />
                  <BasisLine basis={basis} />
                </section>
                <Agencies year={yearOf(period)} times={times} />
              </>
            )
          }
        </Answer>
      )}
    </>
  );
}
