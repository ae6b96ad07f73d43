import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../../text/language.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { Note, Trouble } from '../../ui/states.tsx';
import { type Filled, perform } from './perform.ts';
import type { Preview } from './publications.ts';

interface ActFormProps {
  readonly name: string;
  readonly period: string;
  readonly preview: Preview;
}

/** By which decision and why; done only after it was confirmed once more. */
export function ActForm({ name, period, preview: { act, against, possible } }: ActFormProps) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const isRevision = act === 'restate' || act === 'reopen';
  const leavesOut = against.length > 0 && (act === 'publish' || act === 'restate');
  const [filled, setFilled] = useState<Filled>({ number: '', date: '', reason: '', onlyReady: false });
  const [asking, setAsking] = useState(false);
  const fill = (change: Partial<Filled>) => {
    setAsking(false);
    setFilled({ ...filled, ...change });
  };
  const done = useMutation({
    mutationFn: () => perform(act, period, filled),
    onSettled: () => {
      setAsking(false);
      return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asking) done.mutate();
    else setAsking(true);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="fields">
        <Field label={`${say('Số quyết định', 'Decision number')}${isRevision ? '' : say(' (nếu có)', ' (if any)')}`}>
          {(input) => (
            <input
              {...input}
              value={filled.number}
              required={isRevision || filled.date !== ''}
              onChange={(event) => fill({ number: event.target.value })}
            />
          )}
        </Field>
        <Field label={say('Ngày quyết định', 'Date of the decision')}>
          {(input) => (
            <DayInput
              {...input}
              value={filled.date}
              required={isRevision || filled.number !== ''}
              onChange={(date) => fill({ date })}
            />
          )}
        </Field>
      </div>
      {isRevision && (
        <ReasonField
          label={say('Lý do', 'Reason')}
          rows={3}
          value={filled.reason}
          fill={(reason) => fill({ reason })}
        />
      )}
      {leavesOut && (
        <label className="check">
          <input
            type="checkbox"
            checked={filled.onlyReady}
            onChange={(event) => fill({ onlyReady: event.target.checked })}
          />
          {say(
            `Chỉ những người đã sẵn sàng; ${against.length} người để lại sau`,
            `Only who is ready; ${against.length} are left for later`,
          )}
        </label>
      )}
      <div className="fields">
        <button
          type="submit"
          className="primary"
          disabled={!possible || done.isPending || (leavesOut && !filled.onlyReady)}
        >
          {asking ? say(`Xác nhận: ${name}`, `Confirm: ${name}`) : name}
        </button>
        {asking && (
          <button type="button" onClick={() => setAsking(false)}>
            {say('Thôi', 'Cancel')}
          </button>
        )}
      </div>
      <div role="status">
        {asking && (
          <p>
            {say(
              'Việc này ghi vào sổ và không xoá được. Nhấn xác nhận để thực hiện.',
              'This is recorded in the ledger and cannot be taken back. Confirm to do it.',
            )}
          </p>
        )}
        {done.isSuccess && <Note title={outcome(done.data.status, say)} />}
      </div>
      {done.isError && <Trouble error={done.error} />}
    </form>
  );
}

function outcome(status: string, say: (vi: string, en: string) => string): string {
  switch (status) {
    case 'RECORDED':
      return say('Đã ghi vào sổ', 'Recorded');
    case 'ALREADY_SO':
      return say('Sổ đã như vậy từ trước', 'It was so already');
    case 'NOTHING_NEW':
      return say('Không có gì mới để ghi', 'There was nothing new to record');
    default:
      return say('Chưa thực hiện được, không có gì được ghi', 'It could not be done; nothing was recorded');
  }
}
