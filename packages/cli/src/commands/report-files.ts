import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FormDocument, type FormFormat, renderForm } from '@kpi-ledger/reports';
import * as E from 'fp-ts/lib/Either.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { type Failure, invalid } from '../terminal/failure.js';

export interface MadeForm {
  readonly file: string;
  readonly form: FormDocument;
}

/** Writes the files, all of them made before the first one is written. */
export async function writeForms(forms: readonly MadeForm[], as: FormFormat): Promise<E.Either<Failure, Answer>> {
  const rendered = [];
  for (const { file, form } of forms) rendered.push({ file, bytes: await renderForm(form, as) });
  for (const { file, bytes } of rendered) {
    const written = writeTo(file, bytes);
    if (E.isLeft(written)) return written;
  }
  return E.right(
    madeFiles(
      forms.map(({ file }) => file),
      forms.some(({ form }) => form.synthetic),
    ),
  );
}

export const madeFiles = (files: readonly string[], synthetic: boolean): Answer =>
  plainAnswer({ files, synthetic }, (lang) =>
    [
      lang === 'vi' ? `Đã lập ${files.length} tệp:` : `Made ${files.length} files:`,
      ...files.map((file) => `  ${file}`),
      ...(synthetic
        ? [lang === 'vi' ? 'Có dữ liệu mô phỏng: mỗi trang đều ghi rõ.' : 'Contains made-up data: every page says so.']
        : []),
      '',
    ].join('\n'),
  );

/** A file that cannot be written is said with the reason of the system. */
export function writeTo(file: string, content: string | Uint8Array): E.Either<Failure, void> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return E.right(writeFileSync(file, content));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return E.left(
      invalid(
        'FILE_NOT_WRITTEN',
        file,
        `không ghi được tệp (${code}); hãy kiểm tra thư mục và quyền ghi`,
        `cannot write the file: ${message}`,
      ),
    );
  }
}
