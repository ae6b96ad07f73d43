import type { Schema } from '@kpi-ledger/api-client';
import { BarList } from '../../charts/bar-list.tsx';
import { decimal, forDrawing } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { TERMS, termName, termSign } from '../../text/words.ts';
import { Figure } from '../../ui/figure.tsx';

type Answer = Schema<'Explanation'>;

interface Part {
  readonly sign: string;
  readonly name: string;
  readonly value: string | null;
  readonly shown: string | null;
  /** What the part is at most. */
  readonly most: number;
  readonly points: boolean;
}

/** What the score is made of: G and T in points, and the components behind T. */
export function Anatomy({ answer }: { readonly answer: Answer }) {
  const { say, language } = useLanguage();
  const { display } = answer;
  const shown = (term: string) => (display[term] == null ? null : decimal(display[term], language));
  const parts: readonly Part[] = [
    {
      ...{ sign: 'G', name: say('Tiêu chí chung', 'General criteria'), most: 30, points: true },
      ...{ value: answer.G, shown: shown('G') },
    },
    {
      ...{ sign: 'T', name: say('Kết quả nhiệm vụ', 'Results of the work'), most: 70, points: true },
      ...{ value: answer.T, shown: shown('T') },
    },
    ...TERMS.filter((term) => answer[term] !== null).map((term) => ({
      ...{ sign: termSign(term), name: termName(term, say), most: 1, points: false },
      ...{ value: answer[term], shown: shown(term) },
    })),
  ];
  const ofMost = ({ shown: value, most, points }: Part) => `${value ?? '–'}${points ? ` / ${most}` : ''}`;
  return (
    <Figure
      title={say('Điểm gồm những gì', 'What the score is made of')}
      basis={answer.basis}
      chart={
        <BarList
          kind="anatomy"
          bars={parts.map((part) => ({
            key: part.sign,
            name: (
              <>
                <strong>{part.sign}</strong> {part.name}
              </>
            ),
            ...{ length: forDrawing(part.value), most: part.most, figure: ofMost(part) },
            fill: part.points ? 'bar-results' : 'bar-general',
          }))}
        />
      }
      table={
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('Thành phần', 'Component')}</th>
              <th scope="col" className="number">
                {say('Giá trị', 'Value')}
              </th>
              <th scope="col" className="number">
                {say('Chính xác', 'Exact')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.sign}>
                <th scope="row">
                  {part.sign}: {part.name}
                </th>
                <td className="number">{ofMost(part)}</td>
                <td className="number">{part.value ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
