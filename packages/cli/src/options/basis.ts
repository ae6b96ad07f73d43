import type { At } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, usage } from '../terminal/failure.js';
import { readAt } from './question.js';

/** `effective=2026-03-31,known=2026-04-05`: where a question stands on both axes; either may be left out. */
export function readBasis(option: string, text: string): E.Either<Failure, At> {
  const given: { effective?: string; known?: string } = {};
  for (const part of text.split(',').map((it) => it.trim())) {
    const [, key, value] = /^(effective|known)=(.+)$/.exec(part) ?? [];
    if (part === '') continue;
    if ((key !== 'effective' && key !== 'known') || value === undefined || given[key] !== undefined)
      return E.left(
        usage(
          option,
          `không hiểu "${part}"; hãy viết effective=NGÀY,known=MỐC, ví dụ effective=2026-03-31,known=2026-04-05`,
          `"${part}" is not understood; write effective=DATE,known=POINT, for example effective=2026-03-31,known=2026-04-05`,
        ),
      );
    given[key] = value;
  }
  const at = readAt(given);
  return E.isLeft(at) ? E.left({ ...at.left, path: `${option} ${at.left.path.replace(/^--/, '')}` }) : at;
}
