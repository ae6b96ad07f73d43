import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { Link, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { addressOf, usePlace } from '../../app/place.ts';
import { cut } from '../../text/format.ts';
import { useLanguage, useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName, byNumber } from '../../text/order.ts';
import { periodName } from '../../text/period.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FindField, useFinding } from '../../ui/find.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { shareOf } from './sheet.ts';
import { StepsDone, stepsOf } from './steps-done.tsx';
import { VacantUnits } from './vacant-units.tsx';

type Row = Schema<'Assessment'>;

/** Everybody whom the reader scores: what they say of themselves beside what is confirmed, and what is still to do. */
export default function ScoringView() {
  const say = useSay();
  const { period } = usePlace();
  const assessments = useQuery({ ...questions.assessments(period ?? ''), enabled: period !== null });
  const title = say('Chấm điểm, xác nhận', 'Score and confirm');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
      </Heading>
      {period === null ? (
        <Loading />
      ) : (
        <Answer query={assessments}>
          {({ rows, basis }) => (
            <>
              <People rows={rows} />
              <VacantUnits period={period} scored={rows} />
              <BasisLine basis={basis} />
            </>
          )}
        </Answer>
      )}
    </>
  );
}

function People({ rows }: { readonly rows: readonly Row[] }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const nameOf = useCallback(({ person }: Row) => names.person(person), [names]);
  const placeOf = useCallback(({ post, unit }: Row) => (post === null ? names.unit(unit) : names.post(post)), [names]);
  const figure = (text: string | null) => (text === null ? '–' : cut(text, language));
  const sorted = useMemo(
    () => rows.toSorted((a, b) => stepsOf(a).done - stepsOf(b).done || byName(nameOf(a), nameOf(b))),
    [rows, nameOf],
  );
  const textOf = useCallback((row: Row) => `${nameOf(row)} ${placeOf(row)} ${row.person}`, [nameOf, placeOf]);
  const { found, wanted, want } = useFinding(sorted, textOf);
  const columns: readonly Column<Row>[] = [
    {
      ...{ id: 'person', title: say('Người được đánh giá', 'Who is rated'), kind: 'main' },
      order: (a, b) => byName(nameOf(a), nameOf(b)),
      cell: (row) => (
        <>
          <Link href={addressOf(`/page/scoring/${encodeURIComponent(row.person)}`, search)}>{nameOf(row)}</Link>
          <span className="under">{placeOf(row)}</span>
        </>
      ),
    },
    {
      ...{ id: 'self', title: say('Tự chấm', 'Self'), kind: 'number' },
      order: (a, b) => byNumber(a.self, b.self),
      cell: ({ self }) => figure(self),
    },
    {
      ...{ id: 'G', title: say('Xác nhận', 'Confirmed'), kind: 'number' },
      order: (a, b) => byNumber(a.G, b.G),
      cell: ({ G }) => figure(G),
    },
    ...(['dd', 'e'] as const).map(
      (term): Column<Row> => ({
        ...{ id: term, title: term === 'dd' ? 'đ' : 'e', kind: 'number' },
        cell: (row) => (row.leader ? shareOf(row[term]) : ''),
      }),
    ),
    {
      ...{ id: 'S', title: say('Điểm S', 'Score S'), kind: 'number' },
      order: (a, b) => byNumber(a.S, b.S),
      cell: ({ S }) => <span title={S ?? undefined}>{figure(S)}</span>,
    },
    {
      ...{ id: 'steps', title: say('Việc cần làm', 'To do') },
      order: (a, b) => stepsOf(a).done - stepsOf(b).done,
      cell: (row) => <StepsDone row={row} />,
    },
  ];
  if (rows.length === 0)
    return (
      <Note title={say('Không có ai thuộc thẩm quyền đánh giá của bạn trong kỳ', 'There is nobody whom you score')} />
    );
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{say(`${rows.length} người`, `${rows.length} people`)}</h2>
        <div className="fields">
          <FindField label={say('Tìm', 'Find')} wanted={wanted} want={want} />
        </div>
      </div>
      {found.length === 0 ? (
        <Note title={say('Không có ai khớp', 'Nobody fits')} />
      ) : (
        <DataTable
          caption={say('Điểm tự chấm và điểm xác nhận', 'Self and confirmed scores')}
          rows={found}
          columns={columns}
          keyOf={({ person }) => person}
        />
      )}
    </section>
  );
}
