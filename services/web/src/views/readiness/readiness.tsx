import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { count } from '../../text/format.ts';
import { useLanguage, useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { periodName } from '../../text/period.ts';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { FindField, useFinding } from '../../ui/find.tsx';
import { Heading } from '../../ui/heading.tsx';
import { useMore } from '../../ui/more.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { type By, type Group, groupsOf } from './groups.ts';
import { Matters } from './matters.tsx';
import { Owing } from './owing.tsx';

type Readiness = Schema<'Readiness'>;

/** What still stands between everybody and a published rating, and who owes it. */
export default function ReadinessView() {
  const say = useSay();
  const { period, times } = usePlace();
  // Asked for at once, not behind the long answer.
  useNames();
  const readiness = useQuery({ ...questions.readiness(period ?? '', times), enabled: period !== null });
  const title = say('Còn thiếu gì để công bố', 'What blocks publishing');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
        <TimesChoice />
      </Heading>
      {period === null ? <Loading /> : <Answer query={readiness}>{(answer) => <Shown answer={answer} />}</Answer>}
    </>
  );
}

function Shown({ answer: { rows, basis } }: { readonly answer: Readiness }) {
  const { say, language } = useLanguage();
  const [by, setBy] = useState<By>('owedBy');
  const owing = useMemo(() => groupsOf(rows, 'owedBy'), [rows]);
  const groups = useMemo(() => (by === 'owedBy' ? owing : groupsOf(rows, by)), [by, owing, rows]);
  if (rows.length === 0)
    return (
      <>
        <Note title={say('Không còn thiếu gì: có thể công bố', 'Nothing is missing: it can be published')} />
        <BasisLine basis={basis} />
      </>
    );
  return (
    <>
      <Owing groups={owing} basis={basis} />
      <section className="panel">
        <div className="panel-head">
          <h2>
            {say(
              `${count(rows.length, language)} việc còn thiếu`,
              `${count(rows.length, language)} things are missing`,
            )}
          </h2>
          <fieldset className="fields">
            <legend className="hidden">{say('Xếp theo', 'Grouped by')}</legend>
            <button type="button" aria-pressed={by === 'owedBy'} onClick={() => setBy('owedBy')}>
              {say('Theo người nợ', 'By who owes')}
            </button>
            <button type="button" aria-pressed={by === 'about'} onClick={() => setBy('about')}>
              {say('Theo người được đánh giá', 'By who is rated')}
            </button>
          </fieldset>
        </div>
        <Groups key={by} groups={groups} by={by} />
        <BasisLine basis={basis} />
      </section>
    </>
  );
}

/** Groups at once; from so many on they are also found by name. */
const GROUPS = 20;

interface GroupsProps {
  readonly groups: readonly Group[];
  readonly by: By;
}

/** The groups with most first; of a whole city only the first are in the document. */
function Groups({ groups, by }: GroupsProps) {
  const say = useSay();
  const names = useNames();
  const nameOf = useCallback(({ id }: Group) => (id === null ? '' : `${names.any(id)} ${id}`), [names]);
  const { found, wanted, want } = useFinding(groups, nameOf);
  const { first, more } = useMore(found, GROUPS);
  return (
    <>
      {groups.length > GROUPS && (
        <div className="fields">
          <FindField label={say('Tìm theo tên', 'Find by name')} wanted={wanted} want={want} />
        </div>
      )}
      {first.map((group) => (
        <Matters key={group.id ?? ''} group={group} by={by} />
      ))}
      {more}
    </>
  );
}
