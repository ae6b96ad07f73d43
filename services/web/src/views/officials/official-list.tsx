import type { Schema } from '@kpi-ledger/api-client';
import { useCallback, useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { addressOf } from '../../app/place.ts';
import { count } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { placesByName } from '../../text/order.ts';
import { positionName } from '../../text/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FindField, useFinding } from '../../ui/find.tsx';
import { Note } from '../../ui/states.tsx';

type Official = Schema<'RatedPerson'>;

interface OfficialListProps {
  readonly rows: readonly Official[];
  readonly period: string;
}

const POSITIONS = ['HEAD', 'DEPUTY', 'STAFF'] as const;

/** By name, found by name, unit or post; from each to the score and to the case of the year. */
export function OfficialList({ rows, period }: OfficialListProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const query = useSearch();
  const search = useMemo(() => new URLSearchParams(query), [query]);
  const { byPerson, byUnit, sorted } = useMemo(() => {
    const byPerson = placesByName(rows.map(({ person }) => names.person(person)));
    const byUnit = placesByName(rows.map(({ unit }) => names.unit(unit)));
    const placeOf = ({ person }: Official) => byPerson(names.person(person));
    return { byPerson, byUnit, sorted: rows.toSorted((a, b) => placeOf(a) - placeOf(b)) };
  }, [rows, names]);
  const textOf = useCallback(
    ({ person, unit, post }: Official) => `${names.person(person)} ${names.unit(unit)} ${names.post(post)} ${person}`,
    [names],
  );
  const { found, wanted, want } = useFinding(sorted, textOf);
  const columns = useMemo(
    (): readonly Column<Official>[] => [
      {
        ...{ id: 'person', title: say('Họ tên, chức vụ', 'Name and post'), kind: 'main' },
        order: (a, b) => byPerson(names.person(a.person)) - byPerson(names.person(b.person)),
        cell: ({ person, post }) => (
          <>
            <Link href={addressOf(`/page/explanations/${encodeURIComponent(person)}`, search, { period })}>
              {names.person(person)}
            </Link>
            {post !== null && <span className="under">{names.post(post)}</span>}
          </>
        ),
      },
      {
        ...{ id: 'unit', title: say('Đơn vị', 'Unit') },
        order: (a, b) => byUnit(names.unit(a.unit)) - byUnit(names.unit(b.unit)),
        cell: ({ unit }) => names.unit(unit),
      },
      {
        ...{ id: 'role', title: say('Vị trí', 'Position') },
        order: (a, b) => POSITIONS.indexOf(a.role) - POSITIONS.indexOf(b.role),
        cell: ({ role }) => positionName(role, say),
      },
      {
        ...{ id: 'authority', title: say('Người đánh giá', 'Assessed by') },
        cell: ({ authority }) => (authority === null ? '–' : names.post(authority)),
      },
      {
        ...{ id: 'case', title: say('Năm', 'Year') },
        cell: ({ person }) => (
          <Link href={addressOf(`/page/cases/${encodeURIComponent(person)}`, search)}>
            {say('Hồ sơ', 'Case')}
            <span className="hidden"> {names.person(person)}</span>
          </Link>
        ),
      },
    ],
    [byPerson, byUnit, names, period, say, search],
  );
  return (
    <>
      <div className="panel-head">
        <div className="fields">
          <FindField label={say('Tìm theo tên, đơn vị', 'Find by name or unit')} wanted={wanted} want={want} />
        </div>
        <p className="status" role="status">
          {found.length === rows.length
            ? `${count(rows.length, language)} ${say('người', 'people')}`
            : `${count(found.length, language)}/${count(rows.length, language)} ${say('người', 'people')}`}
        </p>
      </div>
      {found.length === 0 ? (
        <Note title={say('Không có ai khớp', 'Nobody matches')} />
      ) : (
        <DataTable
          caption={say(
            'Những người được đánh giá trong kỳ; họ tên dẫn tới diễn giải điểm',
            'Everybody rated in the period; the name leads to the explanation of the score',
          )}
          rows={found}
          columns={columns}
          keyOf={({ person }) => person}
        />
      )}
    </>
  );
}
