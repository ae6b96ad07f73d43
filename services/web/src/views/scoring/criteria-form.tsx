import { RecordForm } from '../../acts/record-form.tsx';
import { refusalAt } from '../../acts/refusal.ts';
import { useRecord } from '../../acts/use-record.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { useSynthetic } from '../../session/session.tsx';
import { decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { byNumber } from '../../text/order.ts';
import { ReasonField } from '../../ui/reason-field.tsx';
import { CellsTable, nameOf } from './cells-table.tsx';
import { PointsInput } from './points-input.tsx';
import { ReasonGiven } from './reason-given.tsx';
import { type Cell, type Reasons, reasonOf, type Sheet, typedNumber } from './sheet.ts';

interface FormProps {
  readonly sheet: Sheet;
  /** Null: nothing was said, or the reader may not read it. */
  readonly reasons: Reasons | null;
  /** Otherwise it is only shown. */
  readonly mayAct: boolean;
}

interface Draft {
  readonly cells: { readonly [cell: string]: string };
  readonly reasons: { readonly [cell: string]: string };
}

/** The ten cells of Mẫu số 01, as the person scored them and as the authority confirms them; a lowered one says why (Điều 17.2). */
export function CriteriaForm({ sheet, reasons, mayAct }: FormProps) {
  const { say, language } = useLanguage();
  const synthetic = useSynthetic();
  const { holder, period, cells } = sheet;
  const form = `general.${holder}.${period}`;
  const { draft, fill, clear } = useDraft<Draft>(form, { cells: {}, reasons: {} });
  const recording = useRecord(form, clear);
  const title = say('Tiêu chí chung (30 điểm)', 'General criteria (30 points)');
  const shown = (text: string | null) => (text === null ? '' : decimal(text, language));
  const typedIn = ({ id, confirmed }: Cell) => draft.cells[id] ?? shown(confirmed);
  const reasonIn = ({ id }: Cell) => draft.reasons[id] ?? reasonOf(reasons, id);
  const isLowered = (cell: Cell) => {
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
          given.flatMap((cell) => {
            const reason = isLowered(cell) ? reasonIn(cell).trim() : '';
            return reason === '' ? [] : [[cell.id, reason]];
          }),
        ),
        ...synthetic,
      },
    });
  };
  const judged = (cell: Cell) => (
    <>
      <PointsInput
        label={say(`Điểm xác nhận ${nameOf(cell)}`, `Confirmed ${nameOf(cell)}`)}
        value={typedIn(cell)}
        refusal={refusalAt(recording.error, `data.cells.${cell.id}`, language)}
        fill={(value) => fill({ cells: { ...draft.cells, [cell.id]: value } })}
      />
      {isLowered(cell) && (
        <ReasonField
          label={say('Lý do thấp hơn tự chấm', 'Why below the self score')}
          refusal={refusalAt(recording.error, `data.reasons.${cell.id}`, language)}
          value={reasonIn(cell)}
          fill={(reason) => fill({ reasons: { ...draft.reasons, [cell.id]: reason } })}
        />
      )}
    </>
  );
  const stated = ({ id, confirmed }: Cell) => (
    <>
      {shown(confirmed) || '–'}
      <ReasonGiven reason={reasonOf(reasons, id)} />
    </>
  );
  const table = (
    <CellsTable cells={cells} self={({ self }) => shown(self) || '–'} confirmed={mayAct ? judged : stated} />
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
