import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { periodName } from '../../text/period.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { OfficialList } from './official-list.tsx';

/** Everybody whom the decree rates in the period; a city has some twenty thousand of them. */
export default function OfficialsView() {
  const say = useSay();
  const { period } = usePlace();
  const people = useQuery({ ...questions.people(period ?? ''), enabled: period !== null });
  const title = say('Cán bộ, công chức', 'Officials');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
      </Heading>
      {period === null ? (
        <Loading />
      ) : (
        <Answer query={people}>
          {({ rows, basis }) =>
            rows.length === 0 ? (
              <Note title={say('Kỳ này chưa có ai được đánh giá', 'Nobody is rated in this period')}>
                <p>{say('Hãy chọn kỳ khác.', 'Choose another period.')}</p>
              </Note>
            ) : (
              <section className="panel">
                <OfficialList rows={rows} period={period} />
                <BasisLine basis={basis} />
              </section>
            )
          }
        </Answer>
      )}
    </>
  );
}
