import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { useHasRole } from '../../session/session.tsx';
import { decimal, targetText, timeInHue } from '../../text/format.ts';
import { type Language, type Say, useLanguage } from '../../text/language.tsx';
import { periodName } from '../../text/period.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { OrKept } from '../../ui/or-kept.tsx';
import type { Figure } from './figure-data.ts';
import { correctionForm, type Measurable, measurablesOf, measureForm } from './measurable.ts';
import { MeasureForm } from './measure-form.tsx';
import { opens, useOpenForm } from './open-form.ts';

/** The indicators that the unit leads or is a part of: target, what is to stand this year, the last figure, and what is missing. */
export function UnitIndicators({ unit }: { readonly unit: string }) {
  const { say } = useLanguage();
  const indicators = useQuery(questions.indicatorsOf(unit));
  const figures = useQuery(questions.figures(unit));
  const title = say('Chỉ tiêu của đơn vị', 'Indicators of the unit');
  return (
    <OrKept query={indicators} name={`indicators.${unit}`} pick={({ rows }) => measurablesOf(rows, unit)}>
      {(all, answer) =>
        all.length > 0 && (
          <section className="panel" aria-label={title}>
            <h2>
              {title} ({all.length})
            </h2>
            <Indicators all={all} figures={figures.data?.rows ?? []} kept={answer === null} />
            {answer !== null && <BasisLine basis={answer.basis} />}
          </section>
        )
      }
    </OrKept>
  );
}

interface IndicatorsProps {
  readonly all: readonly Measurable[];
  readonly figures: readonly Figure[];
  /** Read before: no figure is shown. */
  readonly kept: boolean;
}

/** Each with its form, where it stands. */
function Indicators({ all, figures, kept }: IndicatorsProps) {
  const { open, close } = useOpenForm();
  return (
    <ul className="tasks indicators">
      {all.map((one) => {
        const form = measureForm(one);
        const own = figures.filter((figure) => figure.indicator === one.indicator && isSameSubject(figure, one));
        return (
          <li key={form}>
            <Row of={one} kept={kept} />
            {open === form && <MeasureForm of={one} figure={null} done={() => close(form)} />}
            {own.length > 0 && <Earlier of={one} figures={own} />}
          </li>
        );
      })}
    </ul>
  );
}

const isSameSubject = ({ of, unit }: Figure, one: Measurable): boolean =>
  one.unit === null ? of === 'CITY' : of === 'UNIT' && unit === one.unit;

function Row({ of, kept }: { readonly of: Measurable; readonly kept: boolean }) {
  const { say, language } = useLanguage();
  const { open, toggle } = useOpenForm();
  const mayMeasure = useHasRole('REPORTING_UNIT');
  const form = measureForm(of);
  const targets = of.targets.map(({ raw }) => targetText(raw)).join('; ');
  return (
    <div className="task">
      <div>
        <span className="task-title">
          {of.row}. {of.title}
        </span>
        <span className="under">
          {say('Mục tiêu', 'Target')}
          {of.horizon !== null && ` ${of.horizon}`}: {targets === '' ? say('chưa đặt', 'none') : targets}
          {of.measure !== null && ` ${of.measure}`}
          {' · '}
          {of.unit === null
            ? say('số của thành phố', 'figure of the city')
            : say('số của đơn vị', 'figure of the unit')}
        </span>
        {of.due !== null && (
          <span className="under">
            {of.due === 'UNDECIDED'
              ? say('Lộ trình: chưa quyết định', 'Path: not decided')
              : `${say('Lộ trình', 'Path')} ${of.due.year}: ${decimal(of.due.value, language)}`}
          </span>
        )}
      </div>
      {!kept && (
        <div>
          <p>{lastFigure(of, say, language)}</p>
          {of.missing.map((what) => (
            <span key={what} className="under">
              {say('Còn thiếu', 'Missing')}: {what}
            </span>
          ))}
        </div>
      )}
      {mayMeasure && (
        <div className="fields">
          <button
            id={opens(form)}
            type="button"
            className="small"
            aria-expanded={open === form}
            onClick={() => toggle(form)}
          >
            {say('Ghi số đo', 'Record a figure')}
            <span className="hidden"> {of.title}</span>
          </button>
        </div>
      )}
    </div>
  );
}

function lastFigure({ last, status }: Measurable, say: Say, language: Language): string {
  if (last === null) return say('Chưa có số đo', 'Not measured');
  const { value, state, universe, period } = last;
  const shown =
    value !== null
      ? `${decimal(value, language)}${universe === null ? '' : `/${universe.size}`}`
      : state === null
        ? say('đã xác nhận', 'attested')
        : state
          ? say('đạt', 'met')
          : say('không đạt', 'not met');
  const judged = status === null ? '' : status ? ` – ${say('Đạt', 'Met')}` : ` – ${say('Chưa đạt', 'Not met')}`;
  return `${say('Gần nhất', 'Last')}: ${shown} (${periodName(period, say)})${judged}`;
}

interface EarlierProps {
  readonly of: Measurable;
  readonly figures: readonly Figure[];
}

/** What was recorded before, as it holds now; a wrong figure is corrected with its reason, and both stay in the ledger. */
function Earlier({ of, figures }: EarlierProps) {
  const { say, language } = useLanguage();
  const { open, toggle, close } = useOpenForm();
  const mayCorrect = useHasRole('REPORTING_UNIT');
  const isOpen = figures.some(({ event }) => open === correctionForm(event));
  return (
    <details open={isOpen || undefined}>
      <summary>{say(`Số đã ghi (${figures.length})`, `Figures recorded (${figures.length})`)}</summary>
      <ul className="lines">
        {figures.map((figure) => {
          const form = correctionForm(figure.event);
          return (
            <li key={figure.event}>
              <div>
                {periodName(figure.period, say)}: {figure.value === null ? '–' : decimal(figure.value, language)}
                {figure.universe !== null && `/${figure.universe.size}`}
                <span className="under">
                  {figure.source} · {say('ghi', 'recorded')} {timeInHue(figure.recordedAt)}
                  {figure.corrected && ` · ${say('đã đính chính', 'corrected')}`}
                </span>
              </div>
              {mayCorrect && figure.parts !== null && (
                <span className="under">
                  {say('Có tử số và mẫu số: đính chính bằng tệp', 'Made of parts: corrected by workbook')}
                </span>
              )}
              {mayCorrect && figure.parts === null && (
                <button
                  id={opens(form)}
                  type="button"
                  className="small"
                  aria-expanded={open === form}
                  onClick={() => toggle(form)}
                >
                  {say('Đính chính', 'Correct')}
                  <span className="hidden">
                    {' '}
                    {of.title}, {periodName(figure.period, say)}
                  </span>
                </button>
              )}
              {open === form && <MeasureForm of={of} figure={figure} done={() => close(form)} />}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
