/** Why a file cannot be read at all; what is wrong with single rows is a Problem. */
export interface FileError {
  /** USAGE: the caller gave the wrong kind of file; INVALID: the file is broken. */
  readonly kind: 'USAGE' | 'INVALID';
  readonly code: string;
  /** The file, with sheet or line where one is meant. */
  readonly path: string;
  readonly article: null;
  /** For users, Vietnamese. */
  readonly message: string;
  /** For developers, English. */
  readonly detail: string;
}

export const usage = (path: string, message: string, detail: string): FileError => ({
  kind: 'USAGE',
  code: 'USAGE',
  path,
  article: null,
  message,
  detail,
});

export const invalid = (code: string, path: string, message: string, detail: string): FileError => ({
  kind: 'INVALID',
  code,
  path,
  article: null,
  message,
  detail,
});

/** Bytes that no workbook reader can make anything of. */
export const notXlsx = (file: string, error: unknown): FileError =>
  invalid(
    'NOT_XLSX',
    file,
    'không đọc được: tệp hỏng hoặc không phải Excel (.xlsx); hãy mở bằng bảng tính rồi lưu lại dạng .xlsx',
    `cannot read the workbook: ${error instanceof Error ? error.message : String(error)}`,
  );
