import { earlier, type Period, parsePeriod } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { DifferenceQuestions } from '../asked/diff.js';
import { basisOf } from '../basis/basis.js';
import type { EngineError } from '../commands/index.js';
import { type DiffEnd, type Subject, walk } from '../diff/walk.js';
import { invalidPeriod, unknownSubject, unknownUnit } from '../errors.js';
import type { Asking, Placed } from './asking.js';

/** Why a score differs between two bases, change by change. */
export function diffQuestions(asking: Asking): DifferenceQuestions {
  return {
    diff: (question) => async () => {
      const period = parsePeriod(question.period);
      if (period === null) return E.left(invalidPeriod(question.period));
      const from = await asking.place(question.from, period);
      if (E.isLeft(from)) return E.left(atEnd('from', from.left));
      const to = await asking.place(question.to, period);
      if (E.isLeft(to)) return E.left(atEnd('to', to.left));
      const subjects = subjectsOf([from.right, to.right], period, question);
      if (E.isLeft(subjects)) return subjects;
      const [first, last] = [endOf(from.right), endOf(to.right)];
      const walking = walk(asking.readingOfPart, first, last, period, subjects.right);
      let next = walking.next();
      while (next.done !== true) {
        await others();
        next = walking.next();
      }
      const basis = ({ prefix, effective, reading }: Placed) => basisOf(prefix, effective, reading.rules);
      return E.right({ from: basis(from.right), to: basis(to.right), rows: next.value });
    },
  };
}

/** A long walk lets other requests have their turn. */
const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const atEnd = (end: 'from' | 'to', error: EngineError): EngineError => ({ ...error, path: `${end}.${error.path}` });

const endOf = ({ reading, prefix, effective }: Placed): DiffEnd => ({
  ordinal: prefix.ordinal,
  knownAt: prefix.knownAt,
  effective,
  reading,
});

/** The one asked for; the posts of a unit; or every head. A post counts that exists at either end. */
function subjectsOf(
  ends: readonly Placed[],
  period: Period,
  { subject, unit }: { readonly subject?: string; readonly unit?: string },
): E.Either<EngineError, readonly Subject[]> {
  const organisations = ends.map(({ reading, effective }) => reading.at(earlier(effective, period.last)).organisation);
  if (subject !== undefined) {
    if (organisations.some(({ posts }) => posts.has(subject))) return E.right([{ post: subject }]);
    return organisations.some(({ officials }) => officials.has(subject))
      ? E.right([{ person: subject }])
      : E.left(unknownSubject(subject));
  }
  if (unit !== undefined && !organisations.some(({ units }) => units.has(unit))) return E.left(unknownUnit(unit));
  const posts = new Set(
    organisations.flatMap((organisation) =>
      [...organisation.posts.values()]
        .filter((post) => (unit === undefined ? post.role === 'HEAD' : post.unit === unit))
        .map(({ id }) => id),
    ),
  );
  return E.right([...posts].map((post) => ({ post })));
}
