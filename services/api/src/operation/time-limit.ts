import type { EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';

/** What may have been recorded although the answer did not come in time. */
const WRITING: ReadonlySet<string> = new Set([
  ...['execute', 'executeAll', 'erase', 'sealCheckpoint', 'rotateSigningKey'],
  ...['publishPeriod', 'closePeriod', 'restatePeriod', 'reopenPeriod'],
]);

/** The answer, or after so many seconds what nobody waits for any longer. */
export async function withinSeconds<A>(
  seconds: number,
  name: string,
  answer: Promise<E.Either<EngineError, A>>,
): Promise<E.Either<EngineError, A>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<E.Either<EngineError, never>>((resolve) => {
    timer = setTimeout(
      () => resolve(E.left(WRITING.has(name) ? unknownOutcome(seconds) : tooSlow(seconds))),
      seconds * 1000,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const unavailable = (code: string, message: string, detail: string): EngineError => ({
  ...{ kind: 'UNAVAILABLE', code, path: 'store', article: null, message, detail },
});

export const tooSlow = (seconds: number): EngineError =>
  unavailable(
    'STORE_SLOW',
    `Kho dữ liệu chưa trả lời trong ${seconds} giây. Hãy hỏi lại sau.`,
    `the store gave no answer in ${seconds} s; ask again later`,
  );

const unknownOutcome = (seconds: number): EngineError =>
  unavailable(
    'OUTCOME_UNKNOWN',
    `Chưa biết đã ghi hay chưa: kho dữ liệu chưa trả lời trong ${seconds} giây. Hãy gửi lại đúng lệnh đó với cùng mã lệnh; nếu đã ghi rồi thì không bị ghi hai lần.`,
    `the store gave no answer in ${seconds} s, it may have recorded this: repeat it with the same command id`,
  );
