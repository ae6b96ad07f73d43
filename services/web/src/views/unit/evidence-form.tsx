import { type FormEvent, useState } from 'react';
import type { WaitingFile } from '../../outbox/entry.ts';
import { forgetFile, keepFile, mayKeepFiles } from '../../outbox/files.ts';
import { useDraft } from '../../outbox/use-draft.ts';
import { newKey, usePost } from '../../outbox/use-outbox.ts';
import { useSynthetic } from '../../session/session.tsx';
import { dayInHue } from '../../text/format.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/states.tsx';
import { useRefusalsAt } from './refusals.tsx';
import type { Rejected } from './submissions.ts';
import { formOf, titleOf, type Work } from './work.ts';

interface FormProps {
  readonly work: Work;
  /** What was rejected before: it stands in the form until something else is typed. */
  readonly rejected: Rejected | null;
  readonly done: () => void;
}

interface Draft {
  readonly units: string;
  readonly name: string;
  readonly note: string;
  readonly file: WaitingFile | null;
}

const KINDS = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';
/** What the service takes, bytes. */
const LARGEST = 20 * 1024 * 1024;

/** Units that are delivered, with the document that shows it; its file goes along where there is one. */
export function EvidenceForm({ work, rejected, done }: FormProps) {
  const say = useSay();
  const post = usePost();
  const names = useNames();
  const synthetic = useSynthetic();
  const { task, milestone } = work;
  const form = formOf('evidence', work);
  const before = {
    name: rejected?.evidence.flatMap(({ name }) => name ?? []).join('; ') ?? '',
    note: rejected?.note ?? '',
  };
  const empty: Draft = { units: `${work.units}`, ...before, file: null };
  const { draft, fill, clear } = useDraft(form, empty);
  const refusals = useRefusalsAt(form, ['units', 'evidence', 'note']);
  const [trouble, setTrouble] = useState<string | null>(null);
  const choose = async (file: File | undefined) => {
    setTrouble(null);
    if (draft.file !== null) await forgetFile(draft.file);
    if (file === undefined) return fill({ file: null });
    if (file.size > LARGEST) return setTrouble(say('Tệp lớn hơn 20 MB', 'The file is larger than 20 MB'));
    try {
      fill({ file: await keepFile(task, file), name: draft.name === '' ? file.name : draft.name });
    } catch {
      setTrouble(say('Máy này không giữ được tệp; hãy giải phóng bộ nhớ', 'This device cannot keep the file'));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { file, note } = draft;
    const command = {
      ...{ kind: 'EvidenceSubmitted' as const, validAt: dayInHue(new Date()) },
      data: {
        ...{ task, milestone, submission: `nop-${newKey().slice(0, 12)}`, units: Number(draft.units) },
        evidence: [{ name: draft.name.trim(), hash: file?.hash ?? null }],
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...synthetic,
      },
    };
    const title = `${say('Minh chứng', 'Evidence')}: ${titleOf(work, names.any)}`;
    post({ form, draft, title, command, files: file === null ? [] : [file] });
    clear();
    done();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {rejected !== null && (
        <p className="under">
          {say(
            'Các ô đã có nội dung của lần nộp bị trả lại; hãy sửa và chọn lại tệp nếu cần.',
            'The fields hold what was rejected; mend it, and choose the file again if needed.',
          )}
        </p>
      )}
      {refusals.others}
      <div className="fields">
        <Field
          label={say(`Số sản phẩm nộp (còn ${work.units})`, `Units delivered (${work.units} open)`)}
          refusal={refusals.at('units')}
        >
          {(input) => (
            <input
              {...input}
              className="day"
              // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this form
              autoFocus
              type="number"
              min={1}
              max={work.units}
              required
              value={draft.units}
              onChange={(event) => fill({ units: event.target.value })}
            />
          )}
        </Field>
        {mayKeepFiles() && (
          <Field label={say('Tệp (PDF, ảnh, DOCX, XLSX; nếu có)', 'File (PDF, picture, DOCX, XLSX; if any)')}>
            {(input) => (
              <input {...input} type="file" accept={KINDS} onChange={(e) => void choose(e.target.files?.[0])} />
            )}
          </Field>
        )}
      </div>
      {draft.file !== null && (
        <p>
          {say('Đã giữ tệp trên máy này, mã', 'The file is kept on this device, hash')}{' '}
          <code title={draft.file.hash}>{draft.file.hash.slice(0, 12)}…</code>
        </p>
      )}
      {trouble !== null && <Note kind="trouble" title={trouble} />}
      <Field
        label={say('Văn bản, tài liệu chứng minh (số, tên)', 'Document that shows it (number, name)')}
        refusal={refusals.at('evidence')}
      >
        {(input) => (
          <input
            {...input}
            required
            maxLength={500}
            value={draft.name}
            onChange={(event) => fill({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('Ghi chú (nếu có)', 'Note (if any)')} refusal={refusals.at('note')}>
        {(input) => (
          <textarea
            {...input}
            rows={2}
            maxLength={2000}
            value={draft.note}
            onChange={(event) => fill({ note: event.target.value })}
          />
        )}
      </Field>
      <div className="fields">
        <button type="submit" className="primary">
          {say('Nộp minh chứng', 'Submit')}
        </button>
      </div>
    </form>
  );
}
