import type { Schema } from '@kpi-ledger/api-client';
import { BarList } from '../../charts/bar-list.tsx';
import { count, day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Figure } from '../../ui/figure.tsx';
import { useMore } from '../../ui/more.tsx';
import type { Group } from './groups.ts';

/** Bars of the picture, and lines of its table at once. */
const BARS = 50;
const LINES = 200;

interface OwingProps {
  readonly groups: readonly Group[];
  readonly basis: Schema<'Basis'>;
}

/** Who owes how much, and since when. */
export function Owing({ groups, basis }: OwingProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const nameOf = (id: string | null) => (id === null ? say('Chưa rõ ai', 'Not known who') : names.any(id));
  const { first, more } = useMore(groups, LINES);
  const most = Math.max(...groups.map(({ rows }) => rows.length));
  return (
    <Figure
      title={say('Ai còn nợ bao nhiêu việc', 'Who owes how much')}
      basis={basis}
      chart={
        <>
          <BarList
            kind="long-names"
            bars={groups.slice(0, BARS).map(({ id, rows }) => ({
              ...{ key: id ?? '', name: nameOf(id), length: rows.length, most },
              ...{ figure: count(rows.length, language), fill: 'fill-TOT' },
            }))}
          />
          {groups.length > BARS && (
            <p className="under">
              {say(
                `${BARS} nơi nợ nhiều nhất trong ${count(groups.length, language)}; bảng có đủ.`,
                `The ${BARS} who owe most of ${count(groups.length, language)}; the table has all.`,
              )}
            </p>
          )}
        </>
      }
      table={
        <>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{say('Ai', 'Who')}</th>
                <th scope="col" className="number">
                  {say('Số việc', 'Things')}
                </th>
                <th scope="col">{say('Lâu nhất từ', 'Open since')}</th>
              </tr>
            </thead>
            <tbody>
              {first.map(({ id, rows, since }) => (
                <tr key={id ?? ''}>
                  <th scope="row">{nameOf(id)}</th>
                  <td className="number">{count(rows.length, language)}</td>
                  <td>{since === null ? '–' : day(since)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more}
        </>
      }
    />
  );
}
