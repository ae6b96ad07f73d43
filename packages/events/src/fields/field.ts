import type * as t from 'io-ts';
import type { Written } from './written.js';

/**
 * What a leaf of an event's data is allowed to hold. Identity fields and free text are personal: they are stored
 * encrypted under the key of the event's subject. Everything else is read by formulas or is public.
 */
export type Mark =
  | 'id'
  | 'code'
  | 'date'
  | 'instant'
  | 'decimal'
  | 'count'
  | 'flag'
  | 'hash'
  | 'publicText'
  | 'identity'
  | 'freeText';

export type JsonSchema = { readonly [key: string]: unknown };

/** One field of an event's data: codec for programs, schema for others, marks for the encryption, text for quick checks. */
export interface Field<A> {
  readonly codec: t.Type<A, unknown, unknown>;
  readonly schema: JsonSchema;
  readonly shape: Shape;
  readonly written: Written;
  /** The same where the field stands at most once in a text, so that groups may keep what they matched; left out: as `written`. */
  readonly writtenOnce?: Written;
}

export type Shape =
  | { readonly kind: 'leaf'; readonly mark: Mark }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'map'; readonly item: Shape }
  | { readonly kind: 'record'; readonly fields: { readonly [name: string]: Shape } }
  | { readonly kind: 'nullable'; readonly item: Shape };

export interface OptionalField<A> {
  readonly optional: Field<A>;
}

// biome-ignore lint/suspicious/noExplicitAny: io-ts types are invariant, so a table of different fields has no narrower type.
type AnyField = Field<any> | OptionalField<any>;
export type Fields = { readonly [name: string]: AnyField };

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly optional: unknown } ? K : never;
}[keyof F];

/** The TypeScript shape that a field table describes. */
export type Of<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: F[K] extends Field<infer A> ? A : never;
} & {
  readonly [K in OptionalKeys<F>]?: F[K] extends OptionalField<infer A> ? A : never;
};

export const isOptional = (field: Field<unknown> | OptionalField<unknown>): field is OptionalField<unknown> =>
  'optional' in field;

export const optional = <A>(field: Field<A>): OptionalField<A> => ({ optional: field });
