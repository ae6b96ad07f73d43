import { lazily } from '../lazily.js';
import { parseRational } from '../numbers/index.js';
import { isCivilDate } from './civil-date.js';
import { Refusal } from './refusal.js';
import { CIVIL_DATE, COUNT, EXACT_TEXT, type JsonSchema, NULL } from './schema.js';

/** Turns unknown JSON into T or throws a Refusal that names the place. Its schema accepts exactly the JSON that it reads. */
export interface Reader<T> {
  /** `path` is the place of `raw` in the whole input, empty for the input itself. */
  (raw: unknown, path: string): T;
  /** JSON Schema of what it reads, for documents and for other languages. */
  readonly schema: JsonSchema;
}

/** The reader that `read` is, with the schema of what it accepts; one that is made of others is made when it is asked for. */
export const described = <T>(
  schema: JsonSchema | (() => JsonSchema),
  read: (raw: unknown, path: string) => T,
): Reader<T> =>
  Object.defineProperty(
    read,
    'schema',
    typeof schema === 'function' ? { get: lazily(schema) } : { value: schema },
  ) as Reader<T>;

export const at = (path: string, key: string | number): string =>
  typeof key === 'number'
    ? `${path}[${key}]`
    : /^\w+$/.test(key)
      ? path === ''
        ? key
        : `${path}.${key}`
      : `${path}[${JSON.stringify(key)}]`;

/** The refused value as far as it helps to find it; containers are only named, they may be large. */
export const shown = (raw: unknown): string =>
  shownAs(raw, { nothing: 'nothing', list: 'a list', object: 'an object' });

export const shownVi = (raw: unknown): string =>
  shownAs(raw, { nothing: 'không có gì', list: 'một danh sách', object: 'một đối tượng' });

function shownAs(raw: unknown, words: { nothing: string; list: string; object: string }): string {
  if (raw === undefined) return words.nothing;
  if (Array.isArray(raw)) return words.list;
  if (typeof raw === 'object' && raw !== null) return words.object;
  const text = typeof raw === 'string' ? JSON.stringify(raw) : String(raw);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function refuseType(raw: unknown, path: string, wanted: string, wantedVi: string): never {
  throw new Refusal(
    'INVALID_INPUT',
    path,
    `expected ${wanted}, got ${shown(raw)}`,
    `cần ${wantedVi}, nhận được ${shownVi(raw)}`,
  );
}

export const text: Reader<string> = described({ type: 'string', minLength: 1 }, (raw, path) =>
  typeof raw === 'string' && raw !== '' ? raw : refuseType(raw, path, 'a non-empty text', 'một chuỗi không rỗng'),
);

export const flag: Reader<boolean> = described({ type: 'boolean' }, (raw, path) =>
  typeof raw === 'boolean' ? raw : refuseType(raw, path, 'true or false', 'true hoặc false'),
);

export const count: Reader<number> = described(COUNT, (raw, path) =>
  typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0
    ? raw + 0
    : refuseType(raw, path, 'a whole number of 0 or more', 'một số nguyên không âm'),
);

/** An exact number as text: `3`, `25.5` or `2047/24`. A JSON number is refused, because it may already be a rounded float. */
export const exact: Reader<string> = described(EXACT_TEXT, (raw, path) => {
  if (typeof raw === 'string' && parseRational(raw) !== null) return raw;
  throw new Refusal(
    'INVALID_NUMBER',
    path,
    `expected an exact number as text like "3", "25.5" or "2047/24", got ${shown(raw)}`,
    `cần một số chính xác dạng chuỗi như "3", "25.5" hoặc "2047/24", nhận được ${shownVi(raw)}`,
  );
});

export const civilDate: Reader<string> = described(CIVIL_DATE, (raw, path) => {
  if (typeof raw === 'string' && isCivilDate(raw)) return raw;
  throw new Refusal(
    'INVALID_DATE',
    path,
    `expected a date yyyy-mm-dd of the calendar, got ${shown(raw)}`,
    `cần một ngày có thật dạng yyyy-mm-dd, nhận được ${shownVi(raw)}`,
  );
});

export const choice = <T extends string>(values: readonly T[], code = 'INVALID_CHOICE'): Reader<T> =>
  described({ enum: values }, (raw, path) => {
    const found = values.find((value) => value === raw);
    if (found !== undefined) return found;
    const list = values.join(', ');
    throw new Refusal(
      code,
      path,
      `expected one of ${list}, got ${shown(raw)}`,
      `phải là một trong: ${list}; nhận được ${shownVi(raw)}`,
    );
  });

export const nullable = <T>(read: Reader<T>): Reader<T | null> =>
  described(
    () => ({ anyOf: [read.schema, NULL] }),
    (raw, path) => (raw === null ? null : read(raw, path)),
  );

export const list = <T>(read: Reader<T>): Reader<readonly T[]> =>
  described(
    () => ({ type: 'array', items: read.schema }),
    (raw, path) =>
      Array.isArray(raw)
        ? Array.from(raw, (item: unknown, index) => read(item, at(path, index)))
        : refuseType(raw, path, 'a list', 'một danh sách'),
  );

/** Reads as `read`; what that refuses without an article offends this one. */
export const offending = <T>(article: string, read: Reader<T>): Reader<T> =>
  described(
    () => read.schema,
    (raw, path) => {
      try {
        return read(raw, path);
      } catch (thrown) {
        if (!(thrown instanceof Refusal) || thrown.error.article !== null) throw thrown;
        const { code, path: place, message, messageVi } = thrown.error;
        throw new Refusal(code, place, message, messageVi, article);
      }
    },
  );

/** The reader that `make` gives, made when it is asked for: one of many fields costs something even to make. */
export function later<T>(make: () => Reader<T>): Reader<T> {
  const made = lazily(make);
  return described(
    () => made().schema,
    (raw, path) => made()(raw, path),
  );
}

type Fields = Readonly<Record<string, Reader<unknown>>>;
type ReadFields<F extends Fields> = { readonly [K in keyof F]: F[K] extends Reader<infer T> ? T : never };

/** An object with exactly these fields; `undefined` counts as absent, any other field is refused so that a typo is never ignored. */
export function object<R extends Fields, O extends Fields = Record<never, never>>(
  required: R,
  optional?: O,
): Reader<ReadFields<R> & Partial<ReadFields<O>>> {
  const fieldsOf = lazily(
    () => new Map<string, Reader<unknown>>([...Object.entries(required), ...Object.entries(optional ?? {})]),
  );
  const schema = (): JsonSchema => ({
    type: 'object',
    required: Object.keys(required),
    properties: Object.fromEntries([...fieldsOf()].map(([key, field]) => [key, field.schema])),
    additionalProperties: false,
  });
  return described(schema, (raw, path) => {
    const fields = fieldsOf();
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      return refuseType(raw, path, 'an object', 'một đối tượng');
    }
    const source = raw as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(source)) {
      if (!fields.has(key) && source[key] !== undefined) refuseUnknown(at(path, key), [...fields.keys()].join(', '));
    }
    const read: Record<string, unknown> = {};
    for (const [key, reader] of fields) {
      const value = Object.hasOwn(source, key) ? source[key] : undefined;
      if (value !== undefined) read[key] = reader(value, at(path, key));
      else if (Object.hasOwn(required, key)) {
        throw new Refusal('MISSING_FIELD', at(path, key), 'this field is required', 'thiếu trường bắt buộc này');
      }
    }
    return read as ReadFields<R> & Partial<ReadFields<O>>;
  });
}

function refuseUnknown(path: string, known: string): never {
  throw new Refusal(
    'UNKNOWN_FIELD',
    path,
    `no such field; known are ${known}`,
    `không có trường này; các trường có: ${known}`,
  );
}
