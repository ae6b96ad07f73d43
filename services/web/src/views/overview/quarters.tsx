import type { Times } from '../../api/questions.ts';
import { HeatMap } from '../../charts/heat-map.tsx';
import { cut } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName } from '../../text/order.ts';
import { periodName, quarterSign } from '../../text/period.ts';
import { BANDS, bandName, bandSign } from '../../text/words.ts';
import { Figure } from '../../ui/figure.tsx';
import { Loading } from '../../ui/states.tsx';
import { isRated } from './rating.ts';
import { useQuarters } from './use-quarters.ts';

interface QuartersProps {
  readonly year: string;
  readonly times: Times;
}

/** Heads of units by quarters: each cell has the score and the sign of its band. */
export function Quarters({ year, times }: QuartersProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const { quarters, byKey, basis } = useQuarters(year, times);
  const posts = [...new Set(byKey.flatMap((rows) => [...rows.values()].filter(isRated).map(({ post }) => post)))]
    .filter((post) => post !== null)
    .sort((a, b) => byName(names.post(a), names.post(b)));
  const bands = BANDS.map((band) => ({ band, name: bandName(band, say) }));
  const columns = quarters.map((quarter) => ({
    ...{ key: quarter, short: quarterSign(quarter, say), name: periodName(quarter, say) },
  }));
  const scoreOf = (post: string, i: number) => {
    const { S = null, band = null } = byKey[i]?.get(post) ?? {};
    return { S, band };
  };
  if (basis === null) return <Loading />;
  return (
    <Figure
      title={say(`Các quý của năm ${year}`, `The quarters of ${year}`)}
      basis={basis}
      chart={
        <>
          <HeatMap
            caption={say('Điểm S của từng quý; ký hiệu và nền cho biết mức', 'Score S; sign and ground say the band')}
            head={say('Chức vụ', 'Post')}
            columns={columns}
            rows={posts.map((post) => ({
              ...{ key: post, name: names.post(post) },
              cells: quarters.map((_, i) => {
                const { S, band } = scoreOf(post, i);
                if (S === null) return null;
                const text = cut(S, language);
                return band === null
                  ? { text, ground: 'none' }
                  : { text, ground: band, sign: bandSign(band, say), said: bandName(band, say) };
              }),
            }))}
          />
          <ul className="legend">
            {bands.map(({ band, name }) => (
              <li key={band}>
                <span className={`heat-key heat-${band}`} aria-hidden="true">
                  {bandSign(band, say)}
                </span>
                {name}
              </li>
            ))}
          </ul>
        </>
      }
      table={
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('Chức vụ', 'Post')}</th>
              {columns.map(({ key, short, name }) => (
                <th key={key} scope="col" className="number">
                  <abbr title={name}>{short}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <tr key={post}>
                <th scope="row">{names.post(post)}</th>
                {quarters.map((quarter, i) => {
                  const { S, band } = scoreOf(post, i);
                  return (
                    <td key={quarter} className="number">
                      {S === null ? '–' : cut(S, language)}
                      {band !== null && <span className="under">{bandName(band, say)}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
