import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { useHasRole, useSession } from '../../session/session.tsx';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { PlanTasks } from './plan-tasks.tsx';
import { Sent } from './sent.tsx';
import { Tasks } from './tasks.tsx';
import { workOf } from './work.ts';
import { Workbook } from './workbook.tsx';

/** What a unit has to do by when; what it reports, and what became of that. */
export default function UnitView() {
  const say = useSay();
  const names = useNames();
  const { data: session } = useSession();
  const mayReport = useHasRole('REPORTING_UNIT');
  const unit = session?.caller.unit ?? null;
  const matters = useQuery({ ...questions.matters(unit ?? ''), enabled: unit !== null });
  const title = say('Việc của đơn vị', 'Tasks of the unit');
  if (session !== undefined && unit === null)
    return (
      <>
        <Heading title={title} />
        <Note title={say('Tài khoản này không gắn với đơn vị nào', 'This account belongs to no unit')}>
          <p>
            {say(
              'Hãy nhờ quản trị hệ thống gắn đơn vị vào tài khoản ở nơi đăng nhập.',
              'Ask the administrator to set the unit at the sign-in service.',
            )}
          </p>
        </Note>
      </>
    );
  return (
    <>
      <Heading title={unit === null ? title : `${title}: ${names.unit(unit)}`} />
      <Sent />
      <Answer query={matters}>
        {({ rows, basis }) => (
          <>
            <Tasks work={workOf(rows)} />
            {unit !== null && mayReport && <Workbook unit={unit} />}
            {unit !== null && <PlanTasks unit={unit} />}
            <BasisLine basis={basis} />
          </>
        )}
      </Answer>
    </>
  );
}
