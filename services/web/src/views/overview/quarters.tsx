import type { Times } from '../../api/questions.ts';
import { cut } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName } from '../../text/order.ts';
import { periodName } from '../../text/period.ts';
import { bandName } from '../../text/words.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { isRated } from './rating.ts';
import { useQuarters } from './use-quarters.ts';

interface QuartersProps {
  readonly year: string;
  readonly times: Times;
}

/** Units by quarters: the colour says the band, the number the score. The picture is its own table. */
export function Quarters({ year, times }: QuartersProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const { quarters, byKey, basis } = useQuarters(year, times);
  const posts = [...new Set(byKey.flatMap((rows) => [...rows.values()].filter(isRated).map(({ post }) => post)))]
    .filter((post) => post !== null)
    .sort((a, b) => byName(names.post(a), names.post(b)));
  return (
    <section className="figure" aria-labelledby="quarters">
      <div className="figure-head">
        <h2 id="quarters">{say(`Các quý của năm ${year}`, `The quarters of ${year}`)}</h2>
      </div>
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">{say('Chức vụ', 'Post')}</th>
            {quarters.map((quarter) => (
              <th key={quarter} scope="col">
                <abbr title={periodName(quarter, say)}>{quarter.slice(5)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post}>
              <th scope="row">{names.post(post)}</th>
              {quarters.map((quarter, i) => {
                const { S = null, band = null } = byKey[i]?.get(post) ?? {};
                return (
                  <td key={quarter} className={`heat-cell heat-${band ?? 'none'}`}>
                    {S === null ? (
                      <span className="unknown">–</span>
                    ) : (
                      <>
                        {cut(S, language)}
                        <span className="hidden">{band !== null && ` ${bandName(band, say)}`}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {basis !== null && <BasisLine basis={basis} />}
    </section>
  );
}
