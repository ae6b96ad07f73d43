import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { periodName } from '../../text/period.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading } from '../../ui/states.tsx';
import { Acts } from './acts.tsx';
import { Standing } from './standing.tsx';

/** Publish, close, restate, reopen: what each would change is shown before it is done. */
export default function PeriodView() {
  const say = useSay();
  const { period } = usePlace();
  const publications = useQuery({ ...questions.publications(period ?? ''), enabled: period !== null });
  const title = say('Công bố, khoá kỳ', 'Publish and close');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
      </Heading>
      {period === null ? (
        <Loading />
      ) : (
        <Answer query={publications}>
          {(answer) => (
            <>
              <Standing answer={answer} />
              <Acts key={period} answer={answer} />
              <BasisLine basis={answer.basis} />
            </>
          )}
        </Answer>
      )}
    </>
  );
}
