import type { Schema } from '@kpi-ledger/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { answered, client, Refused } from '../../api/client.ts';
import { newKey } from '../../outbox/use-outbox.ts';
import { count } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { saveFile } from '../../ui/download.tsx';
import { Note, Trouble } from '../../ui/states.tsx';
import { CellErrors } from './cell-errors.tsx';

type Imported = Schema<'Imported'>;

const mediaTypeOf = ({ name }: File): string =>
  /\.csv$/i.test(name) ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The file that was chosen, and the key under which it is recorded: a second press or a lost answer records nothing twice. */
interface Chosen {
  readonly file: File;
  readonly key: string;
}

const sendWorkbook = ({ file, key }: Chosen, dryRun: boolean): Promise<Imported> =>
  answered(
    client.POST('/api/v1/imports', {
      params: { query: { file: file.name, 'dry-run': dryRun }, header: dryRun ? {} : { 'Idempotency-Key': key } },
      body: file,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'content-type': mediaTypeOf(file) },
    } as never),
  ) as Promise<Imported>;

/** The workbook of the unit: taken, filled in, checked cell by cell, and recorded whole or not at all. */
export function Workbook({ unit }: { readonly unit: string }) {
  const { say, language } = useLanguage();
  const id = useId();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const template = useMutation({
    mutationFn: async () => {
      const params = { path: { unit } };
      const blob = await answered(client.GET('/api/v1/templates/{unit}', { params, parseAs: 'blob' }));
      saveFile(blob as Blob, `${unit}.xlsx`);
    },
  });
  const check = useMutation({ mutationFn: (of: Chosen) => sendWorkbook(of, true) });
  const record = useMutation({
    mutationFn: (of: Chosen) => sendWorkbook(of, false),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  const choose = (file: File | undefined) => {
    check.reset();
    record.reset();
    const next = file === undefined ? null : { file, key: newKey() };
    setChosen(next);
    if (next !== null) check.mutate(next);
  };
  const failed = record.error ?? check.error;
  const cells = failed instanceof Refused ? (failed.problem.errors ?? []) : [];
  const toRecord = check.data === undefined ? 0 : check.data.counts.new + check.data.counts.changed;
  return (
    <section className="panel">
      <h2>{say('Nộp bằng tệp Excel', 'By workbook')}</h2>
      <div className="fields">
        <button type="button" disabled={template.isPending} onClick={() => template.mutate()}>
          {say('Tải biểu mẫu của đơn vị', 'Download the form of the unit')}
        </button>
        <label htmlFor={id}>
          {say('Tệp đã điền', 'The filled-in file')}
          <input id={id} type="file" accept=".xlsx,.csv" onChange={(event) => choose(event.target.files?.[0])} />
        </label>
      </div>
      {template.isError && <Trouble error={template.error} />}
      <div role="status">
        {(check.isPending || record.isPending) && <p>{say('Đang kiểm tra…', 'Checking…')}</p>}
        {check.isSuccess && record.isIdle && (
          <p>
            {say(
              `Đã kiểm tra ${count(check.data.rows, language)} dòng: ${count(toRecord, language)} dòng sẽ được ghi, ${count(check.data.counts.unchanged, language)} dòng đã có. Chưa ghi gì.`,
              `Checked ${check.data.rows} rows: ${toRecord} would be recorded, ${check.data.counts.unchanged} are there already. Nothing is recorded yet.`,
            )}
          </p>
        )}
        {record.isSuccess && (
          <Note title={say('Đã ghi vào sổ', 'Recorded')}>
            <p>{say(`${record.data.recorded} dòng mới`, `${record.data.recorded} new rows`)}</p>
          </Note>
        )}
      </div>
      {cells.length > 0 ? (
        <CellErrors errors={cells} more={failed instanceof Refused ? (failed.problem.more ?? 0) : 0} />
      ) : (
        failed !== null && (
          <FileTrouble
            error={failed}
            again={() => chosen !== null && (record.isError ? record : check).mutate(chosen)}
          />
        )
      )}
      {check.isSuccess && toRecord > 0 && !record.isSuccess && chosen !== null && (
        <div className="fields">
          <button type="button" className="primary" disabled={record.isPending} onClick={() => record.mutate(chosen)}>
            {say('Ghi vào sổ', 'Record')}
          </button>
        </div>
      )}
    </section>
  );
}

/** A file that is refused whole: a row may speak of somebody else's work, or the file cannot be read. */
function FileTrouble({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const { say, language } = useLanguage();
  if (!(error instanceof Refused) || error.status === 401 || error.status >= 500)
    return <Trouble error={error} again={again} />;
  const { problem } = error;
  return (
    <Note kind="trouble" title={say('Tệp không được nhận; chưa ghi gì vào sổ', 'Refused; nothing was recorded')}>
      <p>{language === 'vi' ? problem.error.message : problem.detail}</p>
    </Note>
  );
}
