import type { Schema } from '@kpi-ledger/api-client';
import { BarList } from '../../charts/bar-list.tsx';
import { count } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { BANDS, type Band, bandName } from '../../text/words.ts';
import { Figure } from '../../ui/figure.tsx';
import { isRated, type Rating } from './rating.ts';

interface BandsProps {
  readonly rows: readonly Rating[];
  readonly basis: Schema<'Basis'>;
}

const ORDER: readonly (Band | null)[] = [...BANDS, null];

/** How many scores correspond to which class. */
export function Bands({ rows, basis }: BandsProps) {
  const { say, language } = useLanguage();
  const rated = rows.filter(isRated);
  const bands = ORDER.map((band) => ({
    band,
    name: band === null ? say('Chưa có điểm', 'No score yet') : bandName(band, say),
    number: rated.filter((row) => row.band === band).length,
  }));
  const most = Math.max(...bands.map(({ number }) => number));
  return (
    <Figure
      title={say('Mức điểm của người đứng đầu', 'Bands of the heads')}
      basis={basis}
      chart={
        <BarList
          bars={bands.map(({ band, name, number }) => ({
            ...{ key: name, name, length: number, most },
            figure: count(number, language),
            fill: `fill-${band ?? 'none'}`,
          }))}
        />
      }
      table={
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('Mức', 'Band')}</th>
              <th scope="col" className="number">
                {say('Số người', 'People')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bands.map(({ name, number }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{count(number, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
