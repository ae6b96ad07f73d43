import { RecordForm } from '../../acts/record-form.tsx';
import { refusalAt } from '../../acts/refusal.ts';
import { useRecord } from '../../acts/use-record.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { useSynthetic } from '../../session/session.tsx';
import { decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { byNumber } from '../../text/order.ts';
import { type Sheet, typedNumber } from './sheet.ts';

interface FormProps {
  readonly sheet: Sheet;
  /** Otherwise it is only shown. */
  readonly mayAct: boolean;
}

interface Draft {
  readonly cells: { readonly [cell: string]: string };
  readonly reasons: { readonly [cell: string]: string };
}

/** The ten cells of Mẫu số 01, as the person scored them and as the authority confirms them; a lowered one says why (Điều 17.2). */
export function CriteriaForm({ sheet, mayAct }: FormProps) {
  const { say, language } = useLanguage();
  const synthetic = useSynthetic();
  const { holder, period, cells } = sheet;
  const form = `general.${holder}.${period}`;
  const { draft, fill, clear } = useDraft<Draft>(form, { cells: {}, reasons: {} });
  const recording = useRecord(form, clear);
  const title = say('Tiêu chí chung (30 điểm)', 'General criteria (30 points)');
  const shown = (text: string | null) => (text === null ? '' : decimal(text, language));
  const typedIn = ({ id, confirmed }: Sheet['cells'][number]) => draft.cells[id] ?? shown(confirmed);
  const isLowered = (cell: Sheet['cells'][number]) => {
    const typed = typedNumber(typedIn(cell));
    return cell.self !== null && typed !== '' && byNumber(typed, cell.self) < 0;
  };
  const send = () => {
    const given = cells.filter((cell) => typedIn(cell).trim() !== '');
    recording.record({
      kind: 'GeneralCriteriaConfirmed',
      data: {
        ...{ person: holder ?? '', period },
        cells: Object.fromEntries(given.map((cell) => [cell.id, typedNumber(typedIn(cell))])),
        reasons: Object.fromEntries(
          given.flatMap(({ id }) => {
            const reason = draft.reasons[id]?.trim() ?? '';
            return reason === '' ? [] : [[id, reason]];
          }),
        ),
        ...synthetic,
      },
    });
  };
  const table = (
    // biome-ignore-start lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
    <table className="plain criteria" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say('Tiêu chí', 'Criterion')}
          </th>
          <th scope="col" role="columnheader" className="number">
            {say('Tự chấm', 'Self')}
          </th>
          <th scope="col" role="columnheader">
            {say('Xác nhận', 'Confirmed')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {cells.map((cell) => {
          const { id, label, max, self, confirmed } = cell;
          const [atCell, atReason] = [`data.cells.${id}`, `data.reasons.${id}`].map((field) =>
            refusalAt(recording.error, field, language),
          );
          const name = `${id} ${label}`;
          return (
            <tr key={id} role="row">
              <th scope="row" role="rowheader">
                {name}
                <span className="under">
                  {say(`tối đa ${decimal(max, language)}`, `at most ${decimal(max, language)}`)}
                </span>
              </th>
              <td role="cell" className="number" data-title={say('Tự chấm', 'Self')}>
                {self === null ? '–' : decimal(self, language)}
              </td>
              <td role="cell" data-title={say('Xác nhận', 'Confirmed')}>
                {mayAct ? (
                  <>
                    <input
                      className="points"
                      aria-label={say(`Điểm xác nhận ${name}`, `Confirmed ${name}`)}
                      aria-invalid={atCell !== null}
                      aria-describedby={atCell === null ? undefined : `said-${id}`}
                      inputMode="decimal"
                      pattern="\d{1,2}([.,]\d+)?"
                      title={say('Số điểm, ví dụ 2,25', 'Points, for example 2.25')}
                      required
                      value={typedIn(cell)}
                      onChange={({ target }) => fill({ cells: { ...draft.cells, [id]: target.value } })}
                    />
                    {atCell !== null && (
                      <span id={`said-${id}`} className="over">
                        {atCell}
                      </span>
                    )}
                    {isLowered(cell) && (
                      <label className="reason">
                        {say('Lý do thấp hơn tự chấm', 'Why below the self score')}
                        <textarea
                          aria-invalid={atReason !== null}
                          aria-describedby={atReason === null ? undefined : `said-r-${id}`}
                          rows={2}
                          maxLength={2000}
                          required
                          value={draft.reasons[id] ?? ''}
                          onChange={({ target }) => fill({ reasons: { ...draft.reasons, [id]: target.value } })}
                        />
                        {atReason !== null && (
                          <span id={`said-r-${id}`} className="over">
                            {atReason}
                          </span>
                        )}
                      </label>
                    )}
                  </>
                ) : (
                  shown(confirmed) || '–'
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
  );
  const fromSelf = () =>
    fill({ cells: Object.fromEntries(cells.flatMap(({ id, self }) => (self === null ? [] : [[id, shown(self)]]))) });
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {mayAct && cells.some(({ self }) => self !== null) && (
          <button type="button" className="small" onClick={fromSelf}>
            {say('Lấy theo điểm tự chấm', 'Take the self score')}
          </button>
        )}
      </div>
      {mayAct ? (
        <RecordForm
          name={title}
          act={say('Xác nhận tiêu chí chung', 'Confirm the general criteria')}
          recording={recording}
          fields={cells.flatMap(({ id }) => [`data.cells.${id}`, `data.reasons.${id}`])}
          send={send}
        >
          {table}
        </RecordForm>
      ) : (
        table
      )}
    </section>
  );
}
