import type { Schema } from '@kpi-ledger/api-client';
import { useCallback, useMemo } from 'react';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { placesByName } from '../../text/order.ts';
import { yearOf } from '../../text/period.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Download } from '../../ui/download.tsx';
import { FindField, useFinding } from '../../ui/find.tsx';
import { Note } from '../../ui/states.tsx';

type Person = Schema<'RatedPerson'>;

interface PeopleFormsProps {
  readonly rows: readonly Person[];
  readonly period: string;
}

/** The forms of every person, by name; found by name or unit. */
export function PeopleForms({ rows, period }: PeopleFormsProps) {
  const say = useSay();
  const names = useNames();
  const year = yearOf(period);
  const { byPerson, byUnit, sorted } = useMemo(() => {
    const people = placesByName(rows.map(({ person }) => names.person(person)));
    const units = placesByName(rows.map(({ unit }) => names.unit(unit)));
    const byPerson = (a: Person, b: Person) => people(names.person(a.person)) - people(names.person(b.person));
    const byUnit = (a: Person, b: Person) => units(names.unit(a.unit)) - units(names.unit(b.unit));
    return { byPerson, byUnit, sorted: rows.toSorted(byPerson) };
  }, [rows, names]);
  const textOf = useCallback(({ person, unit }: Person) => `${names.person(person)} ${names.unit(unit)}`, [names]);
  const { found, wanted, want } = useFinding(sorted, textOf);
  const columns: readonly Column<Person>[] = [
    {
      ...{ id: 'person', title: say('Họ tên, chức vụ', 'Name and post'), kind: 'main', order: byPerson },
      cell: ({ person, post }) => (
        <>
          {names.person(person)}
          {post !== null && <span className="under">{names.post(post)}</span>}
        </>
      ),
    },
    {
      ...{ id: 'unit', title: say('Đơn vị', 'Unit'), order: byUnit },
      cell: ({ unit }) => names.unit(unit),
    },
    {
      ...{ id: 'period', title: say('Trong kỳ', 'In the period') },
      cell: ({ person }) => (
        <>
          <Download kind="mau-01" subject={person} period={period} />
          <Download kind="annex" subject={person} period={period} />
        </>
      ),
    },
    {
      ...{ id: 'year', title: say(`Năm ${year}`, year) },
      cell: ({ person }) => <Download kind="mau-02" subject={person} period={year} />,
    },
  ];
  return (
    <>
      <div className="fields">
        <FindField label={say('Tìm theo tên, đơn vị', 'Find by name or unit')} wanted={wanted} want={want} />
      </div>
      {found.length === 0 ? (
        <Note title={say('Không có ai khớp', 'Nobody matches')} />
      ) : (
        <DataTable
          caption={say('Biểu mẫu của từng người', 'The forms of each person')}
          rows={found}
          columns={columns}
          keyOf={({ person }) => person}
        />
      )}
    </>
  );
}
