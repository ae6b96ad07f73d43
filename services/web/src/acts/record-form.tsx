import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Refused } from '../api/client.ts';
import { useLanguage } from '../text/language.tsx';
import { Note, Trouble } from '../ui/states.tsx';
import { refusalsElsewhere } from './refusal.ts';
import type { Recording } from './use-record.ts';

interface RecordFormProps {
  /** Names the form for who does not see it. */
  readonly name: string;
  /** What the button does. */
  readonly act: string;
  readonly recording: Recording;
  /** The fields that show their refusals themselves. */
  readonly fields: readonly string[];
  readonly send: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A form that records one fact: what was refused stands at its field, and the reader is taken to the first. */
export function RecordForm({ name, act, recording, fields, send, disabled = false, children }: RecordFormProps) {
  const { say, language } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const { error, isPending, isRecorded } = recording;
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const elsewhere = refusalsElsewhere(error, fields, language);
  return (
    <form className="stack" aria-label={name} ref={form} onSubmit={submit}>
      {children}
      <div className="fields">
        <button type="submit" className="primary" disabled={disabled || isPending}>
          {isPending ? say('Đang ghi…', 'Recording…') : act}
        </button>
      </div>
      <div role="status">{isRecorded && <p className="recorded">{say('Đã ghi vào sổ', 'Recorded')}</p>}</div>
      {error !== null && <NotRecorded error={error} elsewhere={elsewhere} />}
    </form>
  );
}

function NotRecorded({ error, elsewhere }: { readonly error: unknown; readonly elsewhere: readonly string[] }) {
  const { say } = useLanguage();
  if (!(error instanceof Refused))
    return (
      <Note kind="trouble" title={say('Chưa gửi được: không liên lạc được với dịch vụ', 'Not sent: no connection')}>
        <p>
          {say(
            'Nội dung vẫn giữ trên máy này. Hãy gửi lại khi có mạng; gửi lại không ghi hai lần.',
            'What you typed is kept on this device. Send it again; it is recorded once.',
          )}
        </p>
      </Note>
    );
  if (error.status === 401 || error.status === 403) return <Trouble error={error} />;
  const isBusy = error.status >= 500 || (error.status === 409 && error.problem.error.code !== 'COMMAND_REUSED');
  return (
    <Note
      kind="trouble"
      title={
        isBusy
          ? say('Dịch vụ đang bận, chưa ghi gì. Hãy gửi lại.', 'The service is busy; nothing was recorded. Send again.')
          : say('Chưa ghi gì vào sổ; hãy sửa rồi gửi lại', 'Nothing was recorded; mend it and send again')
      }
    >
      {elsewhere.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Note>
  );
}
