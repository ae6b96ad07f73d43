import type { Schema } from '@kpi-ledger/api-client';
import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { count, day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Figure } from '../../ui/figure.tsx';
import type { Group } from './groups.ts';

interface OwingProps {
  readonly groups: readonly Group[];
  readonly basis: Schema<'Basis'>;
}

/** Who owes how much, and since when. */
export function Owing({ groups, basis }: OwingProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const nameOf = (id: string | null) => (id === null ? say('Chưa rõ ai', 'Not known who') : names.any(id));
  const x = scaleLinear({ domain: [0, Math.max(1, ...groups.map(({ rows }) => rows.length))], range: [0, 100] });
  return (
    <Figure
      title={say('Ai còn nợ bao nhiêu việc', 'Who owes how much')}
      basis={basis}
      chart={
        <ul className="bars long-names">
          {groups.map(({ id, rows }) => (
            <li key={id ?? ''}>
              <span className="bars-name">{nameOf(id)}</span>
              <svg className="bars-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <Bar x={0} y={0} width={x(rows.length)} height={10} className="fill-TOT" />
              </svg>
              <span className="bars-number">{count(rows.length, language)}</span>
            </li>
          ))}
        </ul>
      }
      table={
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
            {groups.map(({ id, rows, since }) => (
              <tr key={id ?? ''}>
                <th scope="row">{nameOf(id)}</th>
                <td className="number">{count(rows.length, language)}</td>
                <td>{since === null ? '–' : day(since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
