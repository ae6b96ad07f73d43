import * as E from 'fp-ts/lib/Either.js';
import { type Problem, problem } from '../../problem.js';
import type { Delivered } from '../task-source.js';

/** So long may one page be, in bytes. */
export const PAGE_LIMIT = 16 * 1024 * 1024;

export interface JsonPage {
  readonly items: readonly Delivered[];
  readonly next: string | null;
  readonly more: boolean;
}

/** Reads `{"items": […], "next": "…", "more": false}`, or a bare list of items. */
export function readPage(place: string, bytes: Uint8Array): E.Either<Problem, JsonPage> {
  const value = parsed(bytes);
  if (E.isLeft(value)) return E.left(broken(place, value.left));
  const page = Array.isArray(value.right) ? { items: value.right } : value.right;
  if (typeof page !== 'object' || page === null) return E.left(broken(place, 'neither an object nor a list'));
  const { items, next = null, more = false } = page as { [field: string]: unknown };
  if (!Array.isArray(items)) return E.left(broken(place, '"items" is no list'));
  if (next !== null && typeof next !== 'string') return E.left(broken(place, '"next" is no text'));
  if (typeof more !== 'boolean') return E.left(broken(place, '"more" is neither true nor false'));
  return E.right({ items: items.map((one, i) => ({ place: `${place}#${i + 1}`, value: one })), next, more });
}

function parsed(bytes: Uint8Array): E.Either<string, unknown> {
  try {
    return E.right(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    return E.left((error as Error).message);
  }
}

export const broken = (place: string, reason: string): Problem =>
  problem(
    'PAGE_BROKEN',
    place,
    'không đọc được như trang JSON (tệp đang ghi dở hoặc sai định dạng); chưa ghi gì từ trang này, hãy gửi lại đủ trang',
    `cannot be read as a JSON page: ${reason}`,
  );

export const tooLarge = (place: string): Problem =>
  problem(
    'PAGE_TOO_LARGE',
    place,
    `trang quá lớn, tối đa ${PAGE_LIMIT} byte; hãy chia thành nhiều trang`,
    `the page is larger than ${PAGE_LIMIT} bytes; split it`,
  );
