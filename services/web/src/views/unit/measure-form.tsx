import type { FormEvent } from 'react';
import { useDraft } from '../../outbox/use-draft.ts';
import { usePost } from '../../outbox/use-outbox.ts';
import { useSynthetic } from '../../session/session.tsx';
import { day, dayInHue, targetText } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { endedPeriods, lastDayOf, periodName } from '../../text/period.ts';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { dataOf, draftOf, EMPTY, type Figure, type FigureDraft } from './figure-data.ts';
import { correctionForm, type Measurable, measureForm, shapeOf } from './measurable.ts';
import { useRefusalsAt } from './refusals.tsx';
import { YesNo } from './yes-no.tsx';

interface FormProps {
  readonly of: Measurable;
  /** The earlier figure that is corrected; null: a new one. */
  readonly figure: Figure | null;
  readonly done: () => void;
}

/** A figure of an ended period with its source; it stands as of the last day of the period. */
export function MeasureForm({ of, figure, done }: FormProps) {
  const { say, language } = useLanguage();
  const post = usePost();
  const synthetic = useSynthetic();
  const form = figure === null ? measureForm(of) : correctionForm(figure.event);
  const { draft, fill, clear } = useDraft<FigureDraft>(form, figure === null ? EMPTY : draftOf(figure, language));
  // Of a correction the data stands one level deeper.
  const inside = figure === null ? '' : 'data.';
  const FIELDS = ['period', 'value', 'universe', 'state', 'source', 'sourceAddress', 'attestations'];
  const refusals = useRefusalsAt(form, [...FIELDS.map((field) => `${inside}${field}`), 'reason']);
  const { number, rank, yesNo, words } = shapeOf(of.targets);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const data = { ...dataOf(draft, of, language, figure), ...synthetic };
    post({
      ...{ form, draft, files: [] },
      title: `${figure === null ? say('Số đo', 'Figure') : say('Đính chính số đo', 'Correction')}: ${of.title}`,
      command:
        figure === null
          ? { kind: 'IndicatorMeasured', data }
          : {
              kind: 'FactCorrected',
              data: {
                ...{ stream: figure.stream, target: figure.event, targetType: 'IndicatorMeasured' },
                // The document cannot say of what shape the data of another type is.
                data: data as never,
                // Another period has another last day.
                correctedValidAt: draft.period === figure.period ? null : lastDayOf(draft.period),
                ...{ reason: draft.reason.trim(), ...synthetic },
              },
            },
    });
    clear();
    done();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {refusals.others}
      <div className="fields">
        <Field label={say('Kỳ đo', 'Period')} refusal={refusals.at(`${inside}period`)}>
          {(input) => (
            <>
              <select
                {...input}
                // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this form
                autoFocus
                required
                value={draft.period}
                onChange={(event) => fill({ period: event.target.value })}
              >
                <option value="">{say('Chọn kỳ', 'Choose')}</option>
                {periodsFor(figure).map((period) => (
                  <option key={period} value={period}>
                    {periodName(period, say)}
                  </option>
                ))}
              </select>
              {draft.period !== '' && (
                <span className="under">
                  {say('Số liệu tính đến', 'As of')} {day(lastDayOf(draft.period))}
                </span>
              )}
            </>
          )}
        </Field>
        {(number || rank !== null) && (
          <Field
            label={
              <>
                {rank === null ? say('Số đo', 'Figure') : say('Thứ hạng', 'Rank')}
                {of.measure !== null && rank === null && ` (${of.measure})`}
              </>
            }
            refusal={refusals.at(`${inside}value`)}
          >
            {(input) => <DecimalInput {...input} required value={draft.value} onChange={(value) => fill({ value })} />}
          </Field>
        )}
        {rank !== null && (
          <Field label={say('Trên tổng số', 'Out of')} refusal={refusals.at(`${inside}universe`)}>
            {(input) => (
              <input
                {...input}
                className="day"
                type="number"
                min={1}
                required
                value={draft.size}
                onChange={(event) => fill({ size: event.target.value })}
              />
            )}
          </Field>
        )}
        {yesNo && (
          <YesNo title={say('Đạt hay không', 'Met or not')} value={draft.state} onChange={(state) => fill({ state })} />
        )}
      </div>
      {words.map((target) => {
        const attested = draft.attested[target] ?? { met: '', documents: '' };
        const set = (change: Partial<typeof attested>) =>
          fill({ attested: { ...draft.attested, [target]: { ...attested, ...change } } });
        return (
          <fieldset key={target} className="stack attested">
            <legend>{targetText(target)}</legend>
            <YesNo title={say('Đạt hay không', 'Met or not')} value={attested.met} onChange={(met) => set({ met })} />
            <Field
              label={say(
                'Văn bản chứng minh (cách nhau bằng dấu chấm phẩy)',
                'Documents that show it (separated by semicolons)',
              )}
              refusal={refusals.at(`${inside}attestations`)}
            >
              {(input) => (
                <input
                  {...input}
                  required
                  maxLength={2000}
                  value={attested.documents}
                  onChange={(event) => set({ documents: event.target.value })}
                />
              )}
            </Field>
          </fieldset>
        );
      })}
      <Field
        label={say('Nguồn số liệu, văn bản chứng minh', 'Source, document that shows it')}
        refusal={refusals.at(`${inside}source`)}
      >
        {(input) => (
          <input
            {...input}
            required
            maxLength={500}
            value={draft.source}
            onChange={(event) => fill({ source: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={say('Địa chỉ trên mạng của nguồn (nếu có)', 'Address of the source (if any)')}
        refusal={refusals.at(`${inside}sourceAddress`)}
      >
        {(input) => (
          <input
            {...input}
            maxLength={500}
            value={draft.address}
            onChange={(event) => fill({ address: event.target.value })}
          />
        )}
      </Field>
      {figure !== null && (
        <ReasonField
          label={say('Lý do đính chính', 'Why it is corrected')}
          refusal={refusals.at('reason')}
          value={draft.reason}
          fill={(reason) => fill({ reason })}
        />
      )}
      <div className="fields">
        <button type="submit" className="primary">
          {figure === null ? say('Ghi số đo', 'Record the figure') : say('Ghi đính chính', 'Record the correction')}
        </button>
      </div>
    </form>
  );
}

/** An earlier figure may be of a period that is too long ago to be chosen anew. */
const periodsFor = (figure: Figure | null): readonly string[] => {
  const ended = endedPeriods(dayInHue(new Date()));
  return figure === null || ended.includes(figure.period) ? ended : [figure.period, ...ended];
};
