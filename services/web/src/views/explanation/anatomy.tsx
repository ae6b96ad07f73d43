import type { Schema } from '@kpi-ledger/api-client';
import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
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

const x = scaleLinear({ domain: [0, 1], range: [0, 100] });

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
        <ul className="bars anatomy">
          {parts.map((part) => (
            <li key={part.sign}>
              <span className="bars-name">
                <strong>{part.sign}</strong> {part.name}
              </span>
              <svg className="bars-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <Bar
                  x={0}
                  y={0}
                  width={x(Math.min(1, forDrawing(part.value) / part.most))}
                  height={10}
                  className={part.points ? 'bar-results' : 'bar-general'}
                />
              </svg>
              <span className="bars-number">{ofMost(part)}</span>
            </li>
          ))}
        </ul>
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
