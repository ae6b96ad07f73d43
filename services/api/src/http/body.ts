import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { badRequest, type Problem } from '../problem.js';

/** A JSON body of exactly this shape; the problem names the first place that is not. */
export function decodeBody<A>(codec: t.Type<A>, body: unknown): E.Either<Problem, A> {
  if (body === undefined)
    return E.left(
      badRequest(
        'INVALID_JSON',
        '',
        'thiếu nội dung JSON (content-type: application/json)',
        'a JSON body is missing (content-type: application/json)',
      ),
    );
  return E.mapLeft(([first]: t.Errors) => {
    const path = (first?.context ?? [])
      .map(({ key }) => key)
      .filter((key) => key !== '')
      .join('.');
    if (first?.value === undefined && path !== '') return badRequest('INVALID_BODY', path, 'còn thiếu', 'is missing');
    const expected = first?.message ?? first?.context.at(-1)?.type.name ?? '';
    return badRequest(
      'INVALID_BODY',
      path,
      `giá trị không dùng được; cần ${expected}`,
      `cannot be used; expected ${expected}`,
    );
  })(codec.decode(body));
}
