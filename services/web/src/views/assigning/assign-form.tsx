import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { DecisionFields, decisionIn, NO_DECISION, type TypedDecision } from '../../acts/decision-fields.tsx';
import { RecordForm } from '../../acts/record-form.tsx';
import { refusalAt } from '../../acts/refusal.ts';
import { useRecord } from '../../acts/use-record.ts';
import { questions } from '../../api/questions.ts';
import type { VacantHead } from '../../api/vacant-heads.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { newKey } from '../../outbox/use-outbox.ts';
import { useHasRole, useSynthetic } from '../../session/session.tsx';
import { dayInHue } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { personChoices, productChoices, productKey, rowChoices, rowKey, unitChoices } from './choices.ts';
import { Milestones, type TypedMilestone } from './milestones.tsx';

interface AssignFormProps {
  /** Whom the reader scores, or, where work may be given to everybody, everybody who is rated. */
  readonly scored: readonly Schema<'Assessment'>[];
  readonly vacant: readonly VacantHead[];
  readonly products: readonly Schema<'ProductRow'>[];
}

interface Draft {
  /** Id of the task, made when the form is begun, so that it is given once however often it is sent. */
  readonly task: string;
  readonly to: 'unit' | 'person';
  readonly unit: string | null;
  readonly person: string | null;
  readonly basis: 'PLAN' | 'UNPLANNED' | 'TAKEN_OVER';
  readonly row: string | null;
  readonly product: string | null;
  readonly title: string;
  readonly from: string;
  readonly milestones: readonly TypedMilestone[];
  readonly decision: TypedDecision;
}

const EMPTY: Draft = {
  ...{ task: '', to: 'unit', unit: null, person: null, basis: 'PLAN', row: null, product: null, title: '', from: '' },
  ...{ milestones: [{ due: '', units: '1' }], decision: NO_DECISION },
};

/** One piece of work: for whom, what, how much and by when; nothing of it is lost by a reload. */
export function AssignForm({ scored, vacant, products }: AssignFormProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const id = useId();
  const synthetic = useSynthetic();
  const everybody = useHasRole('RATING_OFFICER');
  const { draft, fill, clear } = useDraft<Draft>('assign', EMPTY);
  const [given, setGiven] = useState('');
  const planTasks = useQuery({
    ...questions.planTasks(draft.unit ?? ''),
    enabled: draft.to === 'unit' && draft.unit !== null,
  });
  const rows = draft.to === 'unit' ? (planTasks.data?.rows ?? []) : [];
  const row = rows.find((one) => rowKey(one) === draft.row) ?? null;
  const product = products.find((one) => productKey(one) === draft.product) ?? null;
  const today = dayInHue(new Date());
  const recording = useRecord('assign', () => {
    const what = draft.title.trim() || row?.title || product?.name || draft.task;
    setGiven(say(`Đã giao: ${what}`, `Assigned: ${what}`));
    clear();
  });
  const at = (field: string) => refusalAt(recording.error, field, language);
  const change = (of: Partial<Draft>) => {
    setGiven('');
    fill({ ...of, ...(draft.task === '' ? { task: `viec-${newKey().slice(0, 12)}` } : {}) });
  };
  const send = () =>
    recording.record({
      kind: 'TaskAssigned',
      validAt: draft.from === '' ? today : draft.from,
      data: {
        task: draft.task,
        ...(draft.to === 'unit' ? { unit: draft.unit ?? '' } : { person: draft.person ?? '' }),
        basis: draft.basis,
        ...(row === null ? {} : { plan: { plan: row.plan, row: row.row } }),
        ...(product === null ? {} : { product: { catalogue: product.catalogue, code: product.code } }),
        ...(draft.title.trim() === '' ? {} : { title: draft.title.trim() }),
        milestones: draft.milestones.map(({ due, units }, i) => ({ key: `m${i + 1}`, due, units: Number(units) })),
        ...decisionIn(draft.decision),
        ...synthetic,
      },
    });
  const bases = {
    PLAN: say('Trong kế hoạch', 'Planned'),
    UNPLANNED: say('Đột xuất, ngoài kế hoạch', 'Unplanned'),
    TAKEN_OVER: say('Nhận thay người khác', 'Taken over from others'),
  };
  return (
    <section className="panel assigning" aria-label={say('Việc mới', 'New work')}>
      <RecordForm
        name={say('Giao việc', 'Assign work')}
        act={say('Giao việc', 'Assign')}
        recording={recording}
        fields={[
          ...[
            'data.unit',
            'data.person',
            'data.plan',
            'data.product',
            'data.title',
            'data.decision',
            'data.approvedBy',
          ],
          ...draft.milestones.flatMap((_, i) => ['due', 'units'].map((field) => `data.milestones[${i}].${field}`)),
          'validAt',
        ]}
        send={send}
      >
        <fieldset className="fields">
          <legend>{say('Giao cho', 'For')}</legend>
          {(['unit', 'person'] as const).map((to) => (
            <label key={to} className="inline">
              <input
                type="radio"
                name={`${id}-to`}
                checked={draft.to === to}
                onChange={() => change({ to, row: null })}
              />
              {to === 'unit' ? say('Đơn vị', 'A unit') : say('Cá nhân', 'A person')}
            </label>
          ))}
        </fieldset>
        {draft.to === 'unit' ? (
          <Combobox
            key="unit"
            label={say('Đơn vị nhận việc', 'Unit')}
            choices={unitChoices({ scored, vacant, every: everybody ? names.units : null }, names, say)}
            chosen={draft.unit}
            onChoose={(unit) => change({ unit, row: null })}
            required
            refusal={at('data.unit')}
          />
        ) : (
          <Combobox
            key="person"
            label={say('Người nhận việc', 'Person')}
            choices={personChoices(scored, names)}
            chosen={draft.person}
            onChoose={(person) => change({ person })}
            required
            refusal={at('data.person')}
          />
        )}
        <Field label={say('Giao theo', 'Basis')} refusal={null}>
          {(input) => (
            <select
              {...input}
              value={draft.basis}
              onChange={({ target }) => change({ basis: target.value as Draft['basis'] })}
            >
              {Object.entries(bases).map(([basis, name]) => (
                <option key={basis} value={basis}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {rows.length > 0 && draft.basis === 'PLAN' && (
          <Combobox
            key={`row ${draft.unit}`}
            label={say('Dòng kế hoạch (nếu có)', 'Row of a plan (if any)')}
            choices={rowChoices(rows, say)}
            chosen={draft.row}
            onChoose={(chosen) => {
              const of = rows.find((one) => rowKey(one) === chosen);
              const [first, ...others] = draft.milestones;
              const dated =
                of?.due != null && first?.due === '' ? [{ ...first, due: of.due }, ...others] : draft.milestones;
              change({ row: chosen, milestones: dated });
            }}
            refusal={at('data.plan')}
          />
        )}
        <Combobox
          label={say(
            'Sản phẩm trong danh mục (gõ mã hoặc tên, có dấu hoặc không)',
            'Product (code or words, accents or not)',
          )}
          choices={productChoices(products, say, language)}
          chosen={draft.product}
          onChoose={(chosen) => change({ product: chosen })}
          refusal={at('data.product')}
        />
        <Field
          label={
            row === null && product === null
              ? say('Nội dung công việc', 'What is to be done')
              : say('Nội dung cụ thể (nếu cần)', 'In more words (if needed)')
          }
          refusal={at('data.title')}
        >
          {(input) => (
            <textarea
              {...input}
              rows={2}
              maxLength={2000}
              required={row === null && product === null}
              value={draft.title}
              onChange={({ target }) => change({ title: target.value })}
            />
          )}
        </Field>
        <Milestones
          milestones={draft.milestones}
          onChange={(milestones) => change({ milestones })}
          refusalOf={(i, field) => at(`data.milestones[${i}].${field}`)}
        />
        <Field label={say('Giao từ ngày (để trống: hôm nay)', 'From (left empty: today)')} refusal={at('validAt')}>
          {(input) => <DayInput {...input} value={draft.from} onChange={(from) => change({ from })} />}
        </Field>
        <DecisionFields
          required={draft.basis !== 'PLAN'}
          decision={draft.decision}
          onChange={(decision) => change({ decision })}
          error={recording.error}
        />
        {at('data.approvedBy') !== null && <p className="over">{at('data.approvedBy')}</p>}
      </RecordForm>
      <div role="status">{given !== '' && <p className="recorded">{given}</p>}</div>
    </section>
  );
}
