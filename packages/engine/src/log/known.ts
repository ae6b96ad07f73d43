import { dayOfInstant, endOfDay } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { DateTime } from 'luxon';
import type { EngineError } from '../commands/engine-error.js';

/** Up to where the log is known: its first n events, or what was recorded by an instant or by the end of a day at +07:00. */
export type Known =
  | { readonly kind: 'ordinal'; readonly n: number }
  | { readonly kind: 'instant'; readonly at: string }
  | { readonly kind: 'date'; readonly day: string };

/**
 * Reads `known` as people write it: digits only are an ordinal, `yyyy-mm-dd` is the end of that day (today: now), anything
 * else an RFC 3339 instant. The future is refused: nobody knows it.
 *
 * @param now the instant of the question, in milliseconds since the epoch
 */
export function parseKnown(text: string, now: number): E.Either<EngineError, Known> {
  if (/^\d+$/.test(text)) return E.right({ kind: 'ordinal', n: Number(text) });
  const today = dayOfInstant(instantOf(now));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    if (!DateTime.fromISO(text).isValid) return E.left(unreadable(text));
    return text > today ? E.left(inTheFuture(text)) : E.right({ kind: 'date', day: text });
  }
  const instant = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? DateTime.fromISO(text, { zone: 'utc' })
    : null;
  if (instant === null || !instant.isValid) return E.left(unreadable(text));
  return instant.toMillis() > now
    ? E.left(inTheFuture(text))
    : E.right({ kind: 'instant', at: instantOf(instant.toMillis()) });
}

/** The instant up to which events are known; null for an ordinal. */
export const instantOfKnown = (known: Known): string | null =>
  known.kind === 'ordinal' ? null : known.kind === 'instant' ? known.at : endOfDay(known.day);

export const instantOf = (milliseconds: number): string =>
  DateTime.fromMillis(milliseconds, { zone: 'utc' }).toISO({ precision: 'milliseconds' }) ?? '';

const invalid = (code: string, message: string, detail: string): EngineError => ({
  kind: 'INVALID',
  code,
  path: 'known',
  article: null,
  message,
  detail,
});

const unreadable = (text: string): EngineError =>
  invalid(
    'INVALID_KNOWN',
    `Không hiểu mốc "${text}". Hãy dùng số thứ tự, ngày yyyy-mm-dd hoặc thời điểm như 2026-04-05T09:00:00+07:00.`,
    `known is an ordinal, a date yyyy-mm-dd or an RFC 3339 instant, not "${text}"`,
  );

export const inTheFuture = (text: string): EngineError =>
  invalid(
    'KNOWN_IN_FUTURE',
    `Mốc "${text}" nằm trong tương lai: chưa ai biết sổ sẽ ghi gì đến khi đó.`,
    `known "${text}" lies in the future`,
  );

export const beyondTheHead = (n: number, head: number): EngineError =>
  invalid(
    'KNOWN_BEYOND_HEAD',
    `Sổ mới có ${head} sự kiện, chưa có sự kiện thứ ${n}.`,
    `the ledger has ${head} events; ordinal ${n} is beyond its head`,
  );
