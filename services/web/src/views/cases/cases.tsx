import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { addressOf, usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { placesByName } from '../../text/order.ts';
import { yearOf } from '../../text/period.ts';
import { BandMark } from '../../ui/band.tsx';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FindField, useFinding } from '../../ui/find.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { Steps } from './steps.tsx';
import { UnitChoice } from './unit-choice.tsx';

type Case = Schema<'CaseRow'>;

/** The annual procedure of everybody, one strip of steps each. */
export default function CasesView() {
  const say = useSay();
  const { period, times, search } = usePlace();
  const year = period === null ? null : yearOf(period);
  // Asked for at once, not behind the long answer.
  useNames();
  const cases = useQuery({ ...questions.cases(year ?? '', search.get('unit'), times), enabled: year !== null });
  const title = say('Hồ sơ xếp loại năm', 'Annual case files');
  return (
    <>
      <Heading title={year === null ? title : `${title} ${year}`}>
        <TimesChoice />
      </Heading>
      {year === null ? <Loading /> : <Answer query={cases}>{(answer) => <Shown {...answer} />}</Answer>}
    </>
  );
}

function Shown({ rows, basis, page }: Schema<'CaseFiles'>) {
  const say = useSay();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const { placeOf, sorted } = useMemo(() => {
    const places = placesByName(rows.map(({ person }) => names.person(person)));
    const placeOf = ({ person }: Case) => places(names.person(person));
    return { placeOf, sorted: rows.toSorted((a, b) => placeOf(a) - placeOf(b)) };
  }, [rows, names]);
  const textOf = useCallback(
    ({ person, unit, post }: Case) => `${names.person(person)} ${names.unit(unit)} ${names.post(post)}`,
    [names],
  );
  const { found, wanted, want } = useFinding(sorted, textOf);
  const columns: readonly Column<Case>[] = [
    {
      ...{ id: 'person', title: say('Người', 'Person'), kind: 'main' },
      order: (a, b) => placeOf(a) - placeOf(b),
      cell: ({ person, post, unit }) => (
        <>
          <Link href={addressOf(`/page/cases/${encodeURIComponent(person)}`, search)}>{names.person(person)}</Link>
          <span className="under">{post === null ? names.unit(unit) : names.post(post)}</span>
        </>
      ),
    },
    {
      ...{ id: 'steps', title: say('Các bước', 'Steps') },
      order: (a, b) => doneOf(a) - doneOf(b),
      cell: ({ steps }) => <Steps steps={steps} />,
    },
    {
      ...{ id: 'next', title: say('Bước đang chờ', 'Next step') },
      cell: ({ steps }) => {
        const next = steps.find(({ status }) => status === 'MISSING');
        if (next === undefined) return '–';
        const owedBy = next.missing[0]?.owedBy ?? null;
        return (
          <>
            {next.label}
            {owedBy !== null && (
              <span className="under">
                {say('chờ', 'owed by')} {names.any(owedBy)}
              </span>
            )}
          </>
        );
      },
    },
    {
      ...{ id: 'class', title: say('Mức quyết định', 'Decided class') },
      cell: ({ decided, notClassified }) => notClassified ?? <BandMark band={decided?.class ?? null} />,
    },
  ];
  return (
    <section className="panel">
      <UnitChoice isPart={page?.next != null} shown={rows.length} total={page?.total ?? rows.length} />
      <div className="fields">
        <FindField label={say('Tìm theo tên, đơn vị', 'Find by name or unit')} wanted={wanted} want={want} />
      </div>
      {found.length === 0 ? (
        <Note title={say('Không có hồ sơ nào', 'There is no case')} />
      ) : (
        <DataTable
          caption={say('Các bước theo Điều 10, 17, 18, 21, 22 và 26', 'The steps of Điều 10, 17, 18, 21, 22 and 26')}
          rows={found}
          columns={columns}
          keyOf={({ person }) => person}
        />
      )}
      <BasisLine basis={basis} />
    </section>
  );
}

const doneOf = ({ steps }: Case): number => steps.filter(({ status }) => status === 'DONE').length;
