import type { Either } from 'fp-ts/lib/Either.js';

/** What a task answers; its error ends the program. */
export async function opened<A>(task: () => Promise<Either<unknown, A>>): Promise<A> {
  const answer = await task();
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left));
  return answer.right;
}
