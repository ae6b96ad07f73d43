import type { Lang } from './lang.js';

/** 1 refused or invalid, nothing written; 2 wrong usage; 3 store unavailable; 4 verification failed. */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3, unverified: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command did not do what it was asked. */
export interface Failure {
  readonly exit: ExitCode;
  readonly code: string;
  /** Where: a field, an option, file:row:cell. */
  readonly path: string;
  readonly article: string | null;
  /** For users, Vietnamese. */
  readonly message: string;
  /** For developers, English. */
  readonly detail: string;
  /** The cell of a file, for programs that show it there. */
  readonly at?: object;
  /** Further reasons of the same kind, for example every bad row of a file. */
  readonly also?: readonly Failure[];
}

export const failure = (
  exit: ExitCode,
  code: string,
  path: string,
  message: string,
  detail: string,
  article: string | null = null,
): Failure => ({ exit, code, path, article, message, detail });

export const usage = (path: string, message: string, detail: string): Failure =>
  failure(EXIT.usage, 'USAGE', path, message, detail);

export const invalid = (code: string, path: string, message: string, detail: string): Failure =>
  failure(EXIT.refused, code, path, message, detail);

const WHY_UNREADABLE: { readonly [code: string]: string } = {
  ENOENT: 'không có tệp này; hãy kiểm tra tên tệp và thư mục',
  EISDIR: 'đây là một thư mục, không phải tệp',
  EACCES: 'không có quyền đọc tệp này',
};

/** A file that the caller named could not be read. */
export function unreadable(file: string, error: unknown): Failure {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  const why = WHY_UNREADABLE[code] ?? `không đọc được tệp (${code})`;
  return invalid('FILE_UNREADABLE', file, why, `cannot read the file: ${message}`);
}

const SHOWN = 20;

/** One line a reason, as a person reads it. */
export function failureText(failed: Failure, lang: Lang): string {
  const line = ({ path, code, article, message, detail }: Failure) => {
    const said = lang === 'vi' ? message : detail;
    return [
      path === '' || names(said, path) ? '' : `${path}: `,
      said,
      article === null ? '' : ` (${article})`,
      ` [${code}]`,
    ].join('');
  };
  const also = failed.also ?? [];
  const more = also.length - SHOWN;
  return [
    line(failed),
    ...also.slice(0, SHOWN).map(line),
    ...(more > 0 ? [lang === 'vi' ? `… và ${more} lỗi nữa` : `… and ${more} more`] : []),
  ].join('\n');
}

/** Does the message itself say where? */
const names = (message: string, path: string): boolean =>
  [' ', '"'].some((before) =>
    [' ', '"', ':', ';', ',', '.'].some((after) => ` ${message} `.includes(before + path + after)),
  );

/** So many reasons are told to a program one by one. */
const TOLD = 1_000;

/** `{"error": {code, path, article, message}}`; further reasons stand in `errors`, and how many more there are in `more`. */
export function failureJson(failed: Failure, lang: Lang): object {
  const shape = ({ code, path, article, message, detail, at }: Failure) => ({
    ...{ code, path, article, message: lang === 'vi' ? message : detail },
    ...(at === undefined ? {} : { at }),
  });
  const also = failed.also ?? [];
  const more = also.length - TOLD;
  return {
    error: shape(failed),
    ...(also.length > 0 ? { errors: also.slice(0, TOLD).map(shape) } : {}),
    ...(more > 0 ? { more } : {}),
  };
}
