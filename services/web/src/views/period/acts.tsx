import { useState } from 'react';
import { useHasRole } from '../../session/session.tsx';
import { useSay } from '../../text/language.tsx';
import { Note } from '../../ui/states.tsx';
import { ActForm } from './act-form.tsx';
import { type Act, type Publications, previewOf } from './publications.ts';
import { Against, Changes } from './standing.tsx';

const ACTS: readonly Act[] = ['publish', 'close', 'restate', 'reopen'];

/** One act at a time: its preview, then the form that does it. */
export function Acts({ answer }: { readonly answer: Publications }) {
  const say = useSay();
  const mayAct = useHasRole('RATING_OFFICER');
  const first = answer.closed === null ? 'publish' : 'restate';
  const [act, setAct] = useState<Act>(first);
  const names: { readonly [A in Act]: string } = {
    publish: say('Công bố', 'Publish'),
    close: say('Khoá kỳ', 'Close'),
    restate: say('Công bố lại', 'Restate'),
    reopen: say('Mở lại kỳ', 'Reopen'),
  };
  const preview = previewOf(act, answer);
  return (
    <section className="panel">
      <fieldset className="fields">
        <legend className="hidden">{say('Việc cần làm', 'What to do')}</legend>
        {ACTS.map((one) => (
          <button key={one} type="button" aria-pressed={act === one} onClick={() => setAct(one)}>
            {names[one]}
          </button>
        ))}
      </fieldset>
      <h2>{say(`${names[act]}: điều sẽ thay đổi`, `${names[act]}: what would change`)}</h2>
      <p>{meaning(act, preview.changes, say)}</p>
      {act === 'publish' && <Listed rows={answer.ready} />}
      {act === 'restate' && <Listed rows={answer.toRestate} />}
      {preview.against.length > 0 && (
        <details open={act === 'close'}>
          <summary>
            {act === 'close'
              ? say(
                  `${preview.against.length} trường hợp còn ngăn khoá kỳ`,
                  `${preview.against.length} stand against closing`,
                )
              : say(`${preview.against.length} người chưa sẵn sàng`, `${preview.against.length} are not ready`)}
          </summary>
          <Against rows={preview.against} />
        </details>
      )}
      {mayAct ? (
        <ActForm key={act} name={names[act]} period={answer.period} preview={preview} />
      ) : (
        <Note title={say('Vai trò này chỉ được xem', 'This role may only look')}>
          <p>{say('Công bố và khoá kỳ do cán bộ đánh giá thực hiện.', 'A rating officer publishes and closes.')}</p>
        </Note>
      )}
    </section>
  );
}

/** A long list is opened by the reader, so that what is to be filled in stays in sight. */
const OPEN_ROWS = 12;

function Listed({ rows }: { readonly rows: Publications['ready'] | Publications['toRestate'] }) {
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <details open={rows.length <= OPEN_ROWS}>
      <summary>{say(`Danh sách ${rows.length} người`, `The ${rows.length} people`)}</summary>
      <Changes rows={rows} />
    </details>
  );
}

function meaning(act: Act, changes: number, say: (vi: string, en: string) => string): string {
  switch (act) {
    case 'publish':
      return say(
        `${changes} điểm đã xác nhận sẽ được công bố, mỗi điểm kèm cơ sở. Số đã công bố không bao giờ bị sửa.`,
        `${changes} confirmed scores would be published, each with its basis. What is published is never changed.`,
      );
    case 'close':
      return say(
        `Kỳ được khoá với ${changes} kết quả đã công bố và gốc Merkle của chúng.`,
        `The period is closed with ${changes} published ratings and their Merkle root.`,
      );
    case 'restate':
      return say(
        `${changes} điểm mới được ghi bên cạnh số đã công bố; số cũ giữ nguyên. Cần quyết định và lý do.`,
        `${changes} new scores stand beside the published ones, which stay. It takes a decision and a reason.`,
      );
    case 'reopen':
      return say(
        'Kỳ được mở lại để công bố người còn thiếu, rồi khoá lại. Cần quyết định và lý do.',
        'The period is opened for whoever was left out, and closed again. It takes a decision and a reason.',
      );
  }
}
