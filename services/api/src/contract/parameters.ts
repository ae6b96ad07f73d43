import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { choice, Described } from './fields.js';
import { schemaOf } from './json-schema.js';
import type { JsonSchema } from './schema-node.js';

/** A parameter of a request: what it may be, as the document says it and as it is read. */
export interface Parameter<A, Required extends boolean = boolean> {
  readonly in: 'query' | 'path' | 'header';
  readonly required: Required;
  readonly description: string;
  readonly schema: JsonSchema;
  /** Reads the text of the request. */
  readonly decoder: t.Decoder<unknown, A>;
}

export type Parameters = { readonly [name: string]: Parameter<unknown> };

/** What a handler gets: the required ones, and of the others those that were given. */
export type Given<P extends Parameters> = {
  readonly [N in keyof P as P[N]['required'] extends true ? N : never]: ValueOf<P[N]>;
} & {
  readonly [N in keyof P as P[N]['required'] extends true ? never : N]?: ValueOf<P[N]>;
};
type ValueOf<P> = P extends Parameter<infer A> ? A : never;

const parameter = <A, R extends boolean>(
  place: 'query' | 'path' | 'header',
  required: R,
  description: string,
  codec: t.Type<A>,
): Parameter<A, R> => ({ in: place, required, description, schema: schemaOf(codec, {}), decoder: codec });

export const needed = <A>(description: string, codec: t.Type<A>) => parameter('query', true, description, codec);
export const optional = <A>(description: string, codec: t.Type<A>) => parameter('query', false, description, codec);
export const inPath = <A>(description: string, codec: t.Type<A>) => parameter('path', true, description, codec);
/** Read by its route. */
export const inHeader = <A>(description: string, codec: t.Type<A>) => parameter('header', false, description, codec);

/** A text that the engine judges, with its own words; the document says the form. */
export const asked = (pattern: RegExp): t.Type<string> =>
  new Described(t.string, { type: 'string', pattern: pattern.source });
export const id: t.Type<string> = new Described(t.string, { type: 'string' });

export const trueOrFalse: t.Type<boolean> = new Described(
  new t.Type<boolean>(
    'true hoặc false',
    t.boolean.is,
    (text, context) =>
      text === 'true' || text === 'false' ? t.success(text === 'true') : t.failure(text, context, 'true or false'),
    t.identity,
  ),
  { type: 'boolean' },
);

export function integer(minimum: number, maximum: number): t.Type<number> {
  const is = (value: unknown): value is number => Number.isInteger(value);
  const read = (text: unknown): E.Either<string, number> => {
    const value = typeof text === 'string' && /^[0-9]{1,15}$/.test(text) ? Number(text) : null;
    return value === null || value < minimum || value > maximum ? E.left(name) : E.right(value);
  };
  const name = `số nguyên từ ${minimum} đến ${maximum}`;
  const codec = new t.Type<number>(
    name,
    is,
    (text, context) => {
      const value = read(text);
      return E.isRight(value) ? t.success(value.right) : t.failure(text, context);
    },
    t.identity,
  );
  return new Described(codec, { type: 'integer', minimum, maximum });
}

export const oneOf = <const Value extends string>(...values: readonly Value[]): t.Type<Value> => choice(...values);

export const PERIOD = /^[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$/;
const YEAR = /^[0-9]{4}$/;
export const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

export const period = needed('Kỳ: 2026-03, 2026-Q1, 2026-H1, 2026.', asked(PERIOD));
export const maybePeriod = optional('Kỳ: 2026-03, 2026-Q1, 2026-H1, 2026.', asked(PERIOD));
export const year = needed('Năm.', asked(YEAR));
export const maybeYear = optional('Năm.', asked(YEAR));
export const unit = optional('Chỉ một đơn vị. One unit only.', id);
export const aDay = (description: string) => optional(description, asked(DAY));

export const effective = aDay(
  'Tính đến ngày này; mặc định: cuối kỳ hoặc hôm nay. As of this day; default: the period’s end or today.',
);
export const known = optional(
  'Những gì đã biết đến số thứ tự, ngày hoặc thời điểm này; mặc định: hết sổ. What was known by this ordinal, day or instant.',
  asked(/^([0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}T.+)$/),
);

/** Reading one's own writes: the answer waits until the ledger has that many events. */
export const waiting = {
  waitFor: optional(
    'Chờ đến khi sổ có đủ số sự kiện này. Waits until the ledger has that many events.',
    integer(0, 1e15 - 1),
  ),
  waitSeconds: optional(
    'Chờ tối đa bao nhiêu giây; mặc định 5. Waits so many seconds at most; default 5.',
    integer(0, 30),
  ),
};

/** A part of a long list. */
export const paging = {
  limit: optional('Số dòng mỗi trang; không có: mọi dòng. Rows a page; left out: all rows.', integer(1, 1000)),
  cursor: optional(
    '`page.next` của trang trước; giữ nguyên basis và các tham số khác. `page.next` of the page before: the same basis, with the same other parameters.',
    id,
  ),
};
