import { writeFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, invalid } from './failure.js';

/** Writes a file that is not there yet: one that is may hold somebody's work, and is never overwritten. */
export function writeNew(file: string, content: string | Uint8Array): E.Either<Failure, null> {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return E.right(null);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return E.left(
      code === 'EEXIST'
        ? invalid(
            'FILE_EXISTS',
            file,
            'tệp đã có, không ghi đè; hãy chọn tên khác',
            'the file exists and is not overwritten; choose another name',
          )
        : invalid('FILE_UNWRITABLE', file, `không ghi được tệp (${code})`, `cannot write the file: ${message}`),
    );
  }
}
