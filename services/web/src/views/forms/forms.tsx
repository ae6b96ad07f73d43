import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName } from '../../text/order.ts';
import { periodName, yearOf } from '../../text/period.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { Download } from '../../ui/download.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading } from '../../ui/states.tsx';
import { PeopleForms } from './people-forms.tsx';

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
  const year = yearOf(period);
  const authorities = [...new Set(rows.flatMap(({ authority }) => authority ?? []))].sort((a, b) =>
    byName(names.post(a), names.post(b)),
  );
  const units = [...new Set(rows.map(({ unit }) => unit))].sort((a, b) => byName(names.unit(a), names.unit(b)));
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
        <h2>{say('Theo người', 'By person')}</h2>
        <PeopleForms rows={rows} period={period} />
        <BasisLine basis={basis} />
      </section>
      <section className="panel">
        <h2>{say(`Theo cơ quan, năm ${year}`, `By organisation, ${year}`)}</h2>
        <ul className="lines">
          {units.map((unit) => (
            <li key={unit}>
              <span>{names.unit(unit)}</span>
              <Download kind="agency" subject={unit} period={year} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
