import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { useVacantHeads } from '../../api/use-vacant-heads.ts';
import { usePlace } from '../../app/place.ts';
import { useHasRole } from '../../session/session.tsx';
import { useSay } from '../../text/language.tsx';
import { quarterOf } from '../../text/period.ts';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { AssignForm } from './assign-form.tsx';

/** Work is given to a unit or a person: a product of the catalogue, so many, by when (Điều 18.1). */
export default function AssigningView() {
  const say = useSay();
  const { today } = usePlace();
  const mayAssign = useHasRole('ASSESSOR', 'AUTHORITY_HEAD', 'RATING_OFFICER');
  const people = useQuery({
    ...questions.assessments(today === null ? '' : quarterOf(today)),
    enabled: today !== null && mayAssign,
  });
  const products = useQuery(questions.products());
  const vacant = useVacantHeads(mayAssign && today !== null ? quarterOf(today) : null, people.data?.rows ?? []);
  return (
    <>
      <Heading title={say('Giao việc', 'Assign work')} />
      {!mayAssign ? (
        <Note title={say('Vai trò này không giao việc', 'This role assigns no work')} />
      ) : today === null ? (
        <Loading />
      ) : (
        <Answer query={people}>
          {({ rows: scored }) => (
            <Answer query={products}>
              {({ rows }) => <AssignForm scored={scored} vacant={vacant} products={rows} />}
            </Answer>
          )}
        </Answer>
      )}
    </>
  );
}
