import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { addressOf, usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName, folded } from '../../text/order.ts';
import { yearOf } from '../../text/period.ts';
import { BandMark } from '../../ui/band.tsx';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { Steps } from './steps.tsx';

type Case = Schema<'CaseRow'>;

/** The annual procedure of everybody, one strip of steps each. */
export default function CasesView() {
  const say = useSay();
  const { period, times } = usePlace();
  const year = period === null ? null : yearOf(period);
  const cases = useQuery({ ...questions.cases(year ?? '', times), enabled: year !== null });
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

function Shown({ rows, basis }: Pick<Schema<'CaseFiles'>, 'rows' | 'basis'>) {
  const say = useSay();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const [wanted, setWanted] = useState('');
  const id = useId();
  const textOf = ({ person, unit, post }: Case) => `${names.person(person)} ${names.unit(unit)} ${names.post(post)}`;
  const shown = rows
    .filter((row) => folded(textOf(row)).includes(folded(wanted)))
    .toSorted((a, b) => byName(names.person(a.person), names.person(b.person)));
  const columns: readonly Column<Case>[] = [
    {
      ...{ id: 'person', title: say('Người', 'Person'), kind: 'main' },
      order: (a, b) => byName(names.person(a.person), names.person(b.person)),
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
      <div className="fields">
        <label htmlFor={id}>
          {say('Tìm theo tên, đơn vị', 'Find by name or unit')}
          <input id={id} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </label>
      </div>
      {shown.length === 0 ? (
        <Note title={say('Không có hồ sơ nào', 'There is no case')} />
      ) : (
        <DataTable
          caption={say('Các bước theo Điều 10, 17, 18, 21, 22 và 26', 'The steps of Điều 10, 17, 18, 21, 22 and 26')}
          rows={shown}
          columns={columns}
          keyOf={({ person }) => person}
        />
      )}
      <BasisLine basis={basis} />
    </section>
  );
}

const doneOf = ({ steps }: Case): number => steps.filter(({ status }) => status === 'DONE').length;
