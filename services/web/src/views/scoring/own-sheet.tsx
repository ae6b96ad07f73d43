import { useSession } from '../../session/session.tsx';
import { Loading } from '../../ui/states.tsx';
import PersonScoring from './person.tsx';

/** What the reader says of himself or herself, beside what was confirmed and why. */
export default function OwnSheet() {
  const own = useSession().data?.caller.official ?? null;
  return own === null ? <Loading /> : <PersonScoring person={own} />;
}
