import * as E from 'fp-ts/lib/Either.js';
import { type FileError, invalid } from '../file-error.js';

/** The text of a file; older spreadsheets write Windows-1258 and the like, which would become other letters. */
export function readUtf8(file: string, bytes: Uint8Array): E.Either<FileError, string> {
  try {
    return E.right(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return E.left(
      invalid(
        'NOT_UTF8',
        file,
        'tệp không phải UTF-8; hãy lưu lại dạng "CSV UTF-8" hoặc nhập tệp XLSX',
        'the file is not UTF-8; save it as "CSV UTF-8" or import XLSX',
      ),
    );
  }
}
