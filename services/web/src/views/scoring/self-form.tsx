import { RecordForm } from '../../acts/record-form.tsx';
import { refusalAt } from '../../acts/refusal.ts';
import { useRecord } from '../../acts/use-record.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { useSynthetic } from '../../session/session.tsx';
import { decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { CellsTable, nameOf } from './cells-table.tsx';
import { PointsInput } from './points-input.tsx';
import { ReasonGiven } from './reason-given.tsx';
import { type Cell, type Reasons, reasonOf, type Sheet, typedNumber } from './sheet.ts';

interface Draft {
  readonly cells: { readonly [cell: string]: string };
}

/** The ten cells of Mẫu số 01 as the reader scores himself or herself; what was confirmed stands beside them with its reason. */
export function SelfForm({ sheet, reasons }: { readonly sheet: Sheet; readonly reasons: Reasons | null }) {
  const { say, language } = useLanguage();
  const synthetic = useSynthetic();
  const { holder, period, cells } = sheet;
  const form = `self.${holder}.${period}`;
  const { draft, fill, clear } = useDraft<Draft>(form, { cells: {} });
  const recording = useRecord(form, clear);
  const title = say('Tự chấm tiêu chí chung (30 điểm)', 'My own score of the general criteria (30 points)');
  const shown = (text: string | null) => (text === null ? '' : decimal(text, language));
  const typedIn = ({ id, self }: Cell) => draft.cells[id] ?? shown(self);
  const send = () =>
    recording.record({
      kind: 'GeneralCriteriaSelfScored',
      data: {
        ...{ person: holder ?? '', period },
        cells: Object.fromEntries(cells.map((cell) => [cell.id, typedNumber(typedIn(cell))])),
        ...synthetic,
      },
    });
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <RecordForm
        name={title}
        act={say('Gửi điểm tự chấm', 'Send my own score')}
        recording={recording}
        fields={cells.map(({ id }) => `data.cells.${id}`)}
        send={send}
      >
        <CellsTable
          cells={cells}
          self={(cell) => (
            <PointsInput
              label={say(`Điểm tự chấm ${nameOf(cell)}`, `My own score ${nameOf(cell)}`)}
              value={typedIn(cell)}
              refusal={refusalAt(recording.error, `data.cells.${cell.id}`, language)}
              fill={(value) => fill({ cells: { ...draft.cells, [cell.id]: value } })}
            />
          )}
          confirmed={({ id, confirmed }) => (
            <>
              {shown(confirmed) || '–'}
              <ReasonGiven reason={reasonOf(reasons, id)} />
            </>
          )}
        />
      </RecordForm>
    </section>
  );
}
