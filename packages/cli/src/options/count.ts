import * as E from 'fp-ts/lib/Either.js';
import { type Failure, usage } from '../terminal/failure.js';

/** A whole number from 1 on; null: the option was not given. */
export function parseCount(option: string, given: string | undefined): E.Either<Failure, number | null> {
  if (given === undefined) return E.right(null);
  return /^[1-9]\d{0,14}$/.test(given)
    ? E.right(Number(given))
    : E.left(
        usage(option, `"${given}" không phải là số nguyên từ 1 trở lên`, `"${given}" is no whole number from 1 on`),
      );
}
