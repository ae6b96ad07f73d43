import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { Plans } from './plans.tsx';

/** What everybody may read: how far the plans are, by plan and by unit. No person is named. */
export default function PublicView() {
  const say = useSay();
  const { times } = usePlace();
  const progress = useQuery(questions.progress(times));
  return (
    <>
      <Heading title={say('Tiến độ các kế hoạch của thành phố', 'Progress of the plans of the city')}>
        <TimesChoice />
      </Heading>
      <Answer query={progress}>
        {({ rows, basis }) =>
          rows.length === 0 ? (
            <Note title={say('Chưa có kế hoạch nào', 'There is no plan yet')} />
          ) : (
            <>
              <Plans rows={rows} basis={basis} />
              <BasisLine basis={basis} />
            </>
          )
        }
      </Answer>
    </>
  );
}
