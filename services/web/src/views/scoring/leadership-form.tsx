import { RecordForm } from '../../acts/record-form.tsx';
import { refusalAt } from '../../acts/refusal.ts';
import { useRecord } from '../../acts/use-record.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { useSynthetic } from '../../session/session.tsx';
import { asRead } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { termName, termSign } from '../../text/words.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { ReasonGiven } from './reason-given.tsx';
import { type Reasons, type Sheet, shareOf } from './sheet.ts';

interface FormProps {
  readonly sheet: Sheet;
  /** Null: nothing was said, or the reader may not read it. */
  readonly reasons: Reasons | null;
  readonly mayAct: boolean;
}

type Judged = 'd' | 'dd' | 'e';
type Said = { readonly value: '' | '1' | '1/2'; readonly reason: string };
type Draft = { readonly [T in Judged]: Said };

const NOTHING: Said = { value: '', reason: '' };

/** đ and e of a leader, and d where nothing says it yet: 100 % or 50 %, each with its reason (Điều 15.3). */
export function LeadershipForm({ sheet, reasons, mayAct }: FormProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const synthetic = useSynthetic();
  const { holder, period, grounds } = sheet;
  const form = `leadership.${holder}.${period}`;
  const { draft, fill, clear } = useDraft<Draft>(form, { d: NOTHING, dd: NOTHING, e: NOTHING });
  const recording = useRecord(form, clear);
  const title = say('Tiêu chí đ, e của lãnh đạo', 'đ and e of a leader');
  // d follows from the scores of who works under the leader; only where they lack is it attested (P38).
  const judged: readonly Judged[] = sheet.d === null ? ['d', 'dd', 'e'] : ['dd', 'e'];
  const said = (term: Judged) => draft[term].value !== '';
  const send = () => {
    const of = (term: Judged) => {
      const { value, reason } = draft[term];
      return value === '' ? {} : { [term]: { value, reason: reason.trim(), ...(term === 'd' ? { people: [] } : {}) } };
    };
    recording.record({
      kind: 'LeadershipAttested',
      data: {
        ...{ person: holder ?? '', period },
        ...Object.assign({}, ...judged.map(of)),
        ...synthetic,
      },
    });
  };
  const fields = judged.map((term) => (
    <fieldset key={term} className="stack attested">
      <legend>
        {termSign(term)}: {termName(term, say)}
      </legend>
      <p className="under">
        {sheet[term] === null
          ? say('Chưa có nhận xét', 'Not attested yet')
          : say(`Hiện là ${shareOf(sheet[term])}`, `Stands at ${shareOf(sheet[term])}`)}{' '}
        <ReasonGiven reason={reasons?.attested.find((one) => one.term === term)?.reason ?? ''} />
      </p>
      {term !== 'd' && (grounds?.[term] ?? []).length > 0 && (
        <ul className="under">
          {grounds?.[term].map(({ kind, unit, what }) => (
            <li key={`${kind} ${unit} ${what}`}>
              {unit === null ? '' : `${names.unit(unit)}: `}
              {asRead(what, language)}
            </li>
          ))}
        </ul>
      )}
      {mayAct && (
        <>
          <div className="fields">
            {(['1', '1/2'] as const).map((value) => (
              <label key={value} className="inline">
                <input
                  type="radio"
                  name={`${form}.${term}`}
                  checked={draft[term].value === value}
                  onChange={() => fill({ [term]: { ...draft[term], value } })}
                />
                {shareOf(value)}
              </label>
            ))}
          </div>
          {said(term) && (
            <ReasonField
              label={say(`Lý do ${termSign(term)} (bắt buộc)`, `Reason for ${termSign(term)} (required)`)}
              refusal={refusalAt(recording.error, `data.${term}`, language)}
              value={draft[term].reason}
              fill={(reason) => fill({ [term]: { ...draft[term], reason } })}
            />
          )}
        </>
      )}
    </fieldset>
  ));
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {mayAct ? (
        <RecordForm
          name={title}
          act={say('Ghi nhận xét', 'Attest')}
          recording={recording}
          fields={judged.map((term) => `data.${term}`)}
          send={send}
          disabled={!judged.some(said)}
        >
          {fields}
        </RecordForm>
      ) : (
        fields
      )}
    </section>
  );
}
