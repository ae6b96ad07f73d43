import { count, cut } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import type { NotReady, Publications } from './publications.ts';

/** Where the period stands: closed or open, and who is in which state. */
export function Standing({ answer }: { readonly answer: Publications }) {
  const { say, language } = useLanguage();
  const { closed, ready, published, toRestate, moved, notReady, withoutScore } = answer;
  const figures: readonly (readonly [string, number])[] = [
    [say('Đã công bố', 'Published'), published.length],
    [say('Sẵn sàng công bố', 'Ready to publish'), ready.length],
    [say('Cần công bố lại', 'To be restated'), toRestate.length],
    [say('Đã đổi, chưa xác nhận', 'Moved, not confirmed'), moved.length],
    [say('Chưa sẵn sàng', 'Not ready'), notReady.length],
    [say('Không có điểm', 'Without a score'), withoutScore.length],
  ];
  return (
    <section className="panel" aria-label={say('Tình trạng của kỳ', 'State of the period')}>
      <p className={closed === null ? 'period-open' : 'period-closed'}>
        <strong>
          {closed === null ? say('Kỳ đang mở', 'The period is open') : say('Kỳ đã khoá', 'The period is closed')}
        </strong>
        {closed !== null && (
          <>
            {' · '}
            {count(closed.ratings, language)} {say('kết quả, gốc Merkle', 'ratings, Merkle root')}{' '}
            <code>{closed.ratingsRoot}</code>
          </>
        )}
      </p>
      <dl className="key-figures">
        {figures.map(([name, number]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count(number, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** People with the score that would be published; beside one that was, the old one. */
export function Changes({ rows }: { readonly rows: Publications['ready'] | Publications['toRestate'] }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const before = rows.some((row) => 'published' in row);
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('Người được đánh giá', 'Who is rated')}</th>
          {before && (
            <th scope="col" className="number">
              {say('Đã công bố', 'Published')}
            </th>
          )}
          <th scope="col" className="number">
            {before ? say('Sẽ ghi bên cạnh', 'Would stand beside') : say('Sẽ công bố', 'Would be published')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.person}>
            <th scope="row">
              {names.person(row.person)}
              <span className="under">{row.post === null ? names.unit(row.unit) : names.post(row.post)}</span>
            </th>
            {before && (
              <td className="number">{'published' in row && cut((row.restated ?? row.published).S, language)}</td>
            )}
            <td className="number" title={row.S}>
              {cut(row.S, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who is not ready, each with what is missing and who owes it. */
export function Against({ rows }: { readonly rows: readonly NotReady[] }) {
  const { say } = useLanguage();
  const names = useNames();
  return (
    <ul className="matters">
      {rows.map(({ person, post, unit, missing }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one may stand there for several reasons
        <li key={`${person} ${post} ${i}`}>
          <span>{person === null ? names.any(post ?? unit) : names.person(person)}</span>
          <span className="matter-side">
            {missing.map(({ what, owedBy }) => (
              <span key={what}>
                {what}
                {owedBy !== null && ` – ${say('chờ', 'owed by')} ${names.any(owedBy)}`}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
