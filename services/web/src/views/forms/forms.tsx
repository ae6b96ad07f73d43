import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName, folded } from '../../text/order.ts';
import { periodName, yearOf } from '../../text/period.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { Download } from '../../ui/download.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';

type People = Schema<'RatedPeople'>;

/** The forms of the decree, of every person, agency and authority of the period. */
export default function FormsView() {
  const say = useSay();
  const { period } = usePlace();
  const people = useQuery({ ...questions.people(period ?? ''), enabled: period !== null });
  const title = say('Mẫu biểu', 'Forms');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
      </Heading>
      <p>
        {say(
          'Mỗi tệp chỉ in những gì có trong sổ; chỗ chưa biết để trống và nêu rõ ai còn nợ.',
          'A file prints what stands in the ledger; what is unknown stays empty and says who owes it.',
        )}
      </p>
      {period === null ? (
        <Loading />
      ) : (
        <Answer query={people}>{(answer) => <Shown answer={answer} period={period} />}</Answer>
      )}
    </>
  );
}

function Shown({ answer: { rows, basis }, period }: { readonly answer: People; readonly period: string }) {
  const say = useSay();
  const names = useNames();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const year = yearOf(period);
  const units = [...new Set(rows.map(({ unit }) => unit))].sort((a, b) => byName(names.unit(a), names.unit(b)));
  const authorities = [...new Set(rows.flatMap(({ authority }) => authority ?? []))].sort((a, b) =>
    byName(names.post(a), names.post(b)),
  );
  const matches = (text: string) => folded(text).includes(folded(wanted));
  const shown = units
    .map((unit) => ({
      unit,
      people: rows
        .filter((row) => row.unit === unit && matches(`${names.person(row.person)} ${names.unit(unit)}`))
        .toSorted((a, b) => byName(names.person(a.person), names.person(b.person))),
    }))
    .filter(({ people }) => people.length > 0);
  return (
    <>
      <section className="panel">
        <h2>{say('Danh sách theo cấp có thẩm quyền', 'Lists by authority')}</h2>
        <ul className="lines">
          {authorities.map((authority) => (
            <li key={authority}>
              <span>{names.post(authority)}</span>
              <Download kind="rating-list" subject={authority} period={period} />
            </li>
          ))}
        </ul>
        <BasisLine basis={basis} />
      </section>
      <section className="panel">
        <div className="panel-head">
          <h2>{say('Theo người và cơ quan', 'By person and organisation')}</h2>
          <div className="fields">
            <label htmlFor={id}>
              {say('Tìm', 'Find')}
              <input id={id} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
            </label>
          </div>
        </div>
        {shown.length === 0 && <Note title={say('Không có ai khớp', 'Nobody matches')} />}
        {shown.map(({ unit, people }) => (
          <details key={unit} className="group" open={wanted !== ''}>
            <summary>
              <h3>
                {names.unit(unit)} <small>({people.length})</small>
              </h3>
            </summary>
            <ul className="lines">
              <li>
                <span>
                  {say('Cơ quan, năm', 'The organisation,')} {year}
                </span>
                <Download kind="agency" subject={unit} period={year} />
              </li>
              {people.map(({ person, post }) => (
                <li key={person}>
                  <span>
                    {names.person(person)}
                    {post !== null && <span className="under">{names.post(post)}</span>}
                  </span>
                  <Download kind="mau-01" subject={person} period={period} />
                  <Download kind="annex" subject={person} period={period} />
                  <Download kind="mau-02" subject={person} period={year} />
                </li>
              ))}
            </ul>
          </details>
        ))}
      </section>
    </>
  );
}
