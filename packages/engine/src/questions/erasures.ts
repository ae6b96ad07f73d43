import { refuse } from '@kpi-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ErasureQuestions } from '../asked/erasures.js';
import { type Commands, type ErasureStandingOf, refusedWith } from '../commands/index.js';
import type { Engine } from '../engine.js';
import { coverageOf } from '../erasure/coverage.js';
import { type ErasurePlan, eraseCommand, nothingToErase } from '../erasure/erasure-acts.js';
import type { KeyWatch } from '../erasure/key-watch.js';
import { erasureStanding } from '../erasure/obstacles.js';
import type { Asking } from './asking.js';

/** What commands ask before they erase. */
export const erasureStandingBy =
  (asking: Asking, watch: KeyWatch): ErasureStandingOf =>
  async (subject, decided) => {
    await asking.follow();
    const reading = decided.length === 0 ? asking.head() : asking.headWith(decided);
    return erasureStanding(reading, subject, asking.today(), watch.sealed(subject));
  };

/** Erasing the personal texts of a subject, and how the keys stand to the log. */
export function erasures(asking: Asking, commands: Commands, watch: KeyWatch): ErasureQuestions {
  const known = (subject: string): boolean => watch.sealed(subject) || watch.erasureOf(subject) !== null;
  const subjectNamed = (text: string): string =>
    known(text) || !known(`official-${text}`) ? text : `official-${text}`;

  const erasure: Engine['erasure'] = ({ subject: named }) =>
    asking.answer<Omit<ErasurePlan, 'basis'>>({}, undefined, ({ reading }) => {
      const subject = subjectNamed(named);
      const erased = watch.erasureOf(subject);
      if (!known(subject)) return E.left(refusedWith([nothingToErase(named)]));
      const { obstacles, records } = erasureStanding(reading, subject, asking.today(), watch.sealed(subject));
      return E.right({
        subject,
        erased,
        records,
        ...coverageOf(reading.events, subject),
        obstacles:
          erased === null
            ? obstacles.map(({ code, values }) => refuse(code, 'data.subject', { value: subject, ...values }))
            : [],
      });
    });

  return {
    erasure,
    erase: (act) => async () => {
      const found = await erasure(act)();
      if (E.isLeft(found)) return found;
      const { subject, erased: before, records } = found.right;
      let isNew = false;
      if (before === null) {
        const done = await commands.execute(eraseCommand(subject, records, act))();
        if (E.isLeft(done)) return done;
        isNew = done.right.status === 'RECORDED';
      }
      const followed = await asking.follow();
      if (E.isLeft(followed)) return followed;
      const erased = watch.erasureOf(subject);
      if (erased === null) throw new Error(`${subject} was recorded as erased and is not`);
      return E.right({
        ...found.right,
        status: isNew ? 'RECORDED' : 'ALREADY_SO',
        erased,
        obstacles: [],
        keyDestroyed: !watch.state().leftovers.some((one) => one.subject === subject && one.reason !== null),
      });
    },
    keys: () => watch.state(),
  };
}
