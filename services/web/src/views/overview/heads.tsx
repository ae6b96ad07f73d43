import { useId, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { Times } from '../../api/questions.ts';
import { addressOf } from '../../app/place.ts';
import { ScoreBar } from '../../charts/score-bars.tsx';
import { Sparkline } from '../../charts/sparkline.tsx';
import { cut, decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName, byNumber, folded } from '../../text/order.ts';
import { quarterSign, yearOf } from '../../text/period.ts';
import { statusName, TERMS, termName, termSign } from '../../text/words.ts';
import { BandMark } from '../../ui/band.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Note } from '../../ui/states.tsx';
import { isRated, keyOf, type Rating } from './rating.ts';
import { useQuarters } from './use-quarters.ts';

interface HeadsProps {
  readonly rows: readonly Rating[];
  readonly period: string;
  readonly times: Times;
}

/** Heads of units with score, components and trend; found by words with or without accents. */
export function Heads({ rows, period, times }: HeadsProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const { quarters, byKey } = useQuarters(yearOf(period), times);
  const [wanted, setWanted] = useState('');
  const [all, setAll] = useState(false);
  const id = useId();
  const nameOf = (row: Rating) => (row.post === null ? names.person(row.holder) : names.post(row.post));
  const shown = rows
    .filter((row) => all || isRated(row))
    .filter((row) => folded(`${nameOf(row)} ${names.person(row.holder)} ${keyOf(row)}`).includes(folded(wanted)))
    .toSorted((a, b) => byName(nameOf(a), nameOf(b)));
  const number = (text: string | null | undefined) => (text == null ? '–' : decimal(text, language));
  const columns: readonly Column<Rating>[] = [
    {
      ...{ id: 'post', title: say('Chức vụ, người giữ', 'Post and holder'), kind: 'main' },
      order: (a, b) => byName(nameOf(a), nameOf(b)),
      cell: (row) => (
        <>
          <Link href={addressOf(`/page/explanations/${encodeURIComponent(keyOf(row))}`, search, { period })}>
            {nameOf(row)}
          </Link>
          <span className="under">{row.holder === null ? '' : names.person(row.holder)}</span>
        </>
      ),
    },
    {
      ...{ id: 'S', title: say('Điểm S', 'Score S'), kind: 'number wide' },
      order: (a, b) => byNumber(a.S, b.S),
      cell: ({ S, G, T, display }) => (
        <>
          <strong title={S ?? undefined}>{number(display['S'])}</strong>
          {S !== null && <ScoreBar G={G} T={T} />}
        </>
      ),
    },
    {
      ...{ id: 'band', title: say('Mức', 'Band') },
      order: (a, b) => byNumber(a.S, b.S),
      cell: ({ band }) => <BandMark band={band} />,
    },
    ...TERMS.map(
      (term): Column<Rating> => ({
        ...{ id: term, title: termSign(term), kind: 'number' },
        order: (a, b) => byNumber(a[term], b[term]),
        cell: ({ display }) => <span title={termName(term, say)}>{number(display[term])}</span>,
      }),
    ),
    ...(['T', 'G'] as const).map(
      (term): Column<Rating> => ({
        ...{ id: term, title: term, kind: 'number' },
        order: (a, b) => byNumber(a[term], b[term]),
        cell: ({ display }) => number(display[term]),
      }),
    ),
    {
      ...{ id: 'trend', title: say('Các quý', 'Quarters') },
      cell: (row) => {
        const values = byKey.map((quarter) => quarter.get(keyOf(row))?.S ?? null);
        const label = quarters
          .map((quarter, i) => `${quarterSign(quarter, say)}: ${values[i] == null ? '–' : cut(values[i], language)}`)
          .join(', ');
        return <Sparkline values={values} label={label} />;
      },
    },
    {
      ...{ id: 'status', title: say('Tình trạng', 'Status') },
      order: (a, b) => byName(a.status, b.status),
      cell: ({ status, confirmed, published, candidate, missing }) => (
        <>
          <span className="status">
            {published !== null
              ? say('Đã công bố', 'Published')
              : confirmed
                ? say('Đã xác nhận', 'Confirmed')
                : statusName(status, say)}
          </span>
          {candidate !== null && (
            <span className="under">
              {say('Nay là', 'Now')} {cut(candidate, language)}
            </span>
          )}
          {missing.length > 0 && (
            <span className="under">
              {say('còn thiếu', 'missing')}: {missing.length}
            </span>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <div className="panel-head">
        <h2>{say('Người đứng đầu', 'Heads of units')}</h2>
        <div className="fields">
          <label htmlFor={`${id}-find`}>
            {say('Tìm', 'Find')}
            <input id={`${id}-find`} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
          </label>
          <label className="check">
            <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
            {say('Cả chức vụ ngoài phạm vi', 'Posts not in scope too')}
          </label>
        </div>
      </div>
      {shown.length === 0 ? (
        <Note title={say('Không có chức vụ nào khớp', 'No post matches')} />
      ) : (
        <DataTable
          caption={say(
            'Điểm của kỳ: a–e là thành phần (Điều 14, 15), T tối đa 70, G tối đa 30',
            'Scores of the period: a–e are the components (Điều 14, 15), T is 70 at most, G 30',
          )}
          rows={shown}
          columns={columns}
          keyOf={keyOf}
        />
      )}
    </>
  );
}
