import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { questions } from '../../api/questions.ts';
import { keep, keptOf } from '../../session/kept.ts';
import { useHasRole, useSession } from '../../session/session.tsx';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { OrKept } from '../../ui/or-kept.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { PlanTasks } from './plan-tasks.tsx';
import { Sent } from './sent.tsx';
import { Tasks } from './tasks.tsx';
import { UnitIndicators } from './unit-indicators.tsx';
import { Verdicts } from './verdicts.tsx';
import { titleOf, workOf } from './work.ts';
import { Workbook } from './workbook.tsx';

/** What a unit has to do by when and to measure; what it reports, and what became of that. */
export default function UnitView() {
  const say = useSay();
  const session = useSession();
  const unit = session.data?.caller.unit ?? null;
  const name = useUnitName(unit);
  const title = say('Việc của đơn vị', 'Tasks of the unit');
  return (
    <>
      <Heading title={unit === null ? title : `${title}: ${name}`} />
      <Sent />
      <Answer query={session}>{() => (unit === null ? <NoUnit /> : <OfUnit unit={unit} />)}</Answer>
    </>
  );
}

/** The name of the unit; without a network the one that this tab knew. */
function useUnitName(unit: string | null): string {
  const name = useNames().unit(unit);
  const isKnown = unit !== null && name !== unit;
  useEffect(() => {
    if (isKnown) keep(`name.${unit}`, name, Date.now());
  }, [isKnown, unit, name]);
  return isKnown ? name : (keptOf<string>(`name.${unit}`)?.of ?? name);
}

function OfUnit({ unit }: { readonly unit: string }) {
  const names = useNames();
  const mayReport = useHasRole('REPORTING_UNIT');
  const matters = useQuery(questions.matters(unit));
  const submissions = useQuery(questions.submissions(unit));
  const submitted = submissions.data?.rows ?? [];
  return (
    <>
      <OrKept
        query={matters}
        name={`work.${unit}`}
        // Without a network there are no names.
        pick={({ rows }) => workOf(rows).map((work) => ({ ...work, title: titleOf(work, names.any) }))}
      >
        {(work, answer) => (
          <>
            <Tasks work={work} submissions={submitted} kept={answer === null} />
            {answer !== null && <BasisLine basis={answer.basis} />}
          </>
        )}
      </OrKept>
      <UnitIndicators unit={unit} />
      {matters.data !== undefined && (
        <>
          <Answer query={submissions}>
            {({ rows }) => <Verdicts submissions={rows} work={workOf(matters.data.rows)} />}
          </Answer>
          {mayReport && <Workbook unit={unit} />}
          <PlanTasks unit={unit} />
        </>
      )}
    </>
  );
}

function NoUnit() {
  const say = useSay();
  return (
    <Note title={say('Tài khoản này không gắn với đơn vị nào', 'This account belongs to no unit')}>
      <p>
        {say(
          'Hãy nhờ quản trị hệ thống gắn đơn vị vào tài khoản ở nơi đăng nhập.',
          'Ask the administrator to set the unit at the sign-in service.',
        )}
      </p>
    </Note>
  );
}
