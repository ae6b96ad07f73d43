import * as E from 'fp-ts/lib/Either.js';
import { accessPolicyOf } from '../access/access-policy.js';
import type { Engine } from '../engine.js';
import { responsibilitiesOf } from '../responsibility/responsibility.js';
import type { Asking } from './asking.js';

/** Who may be asked to act: whose matter something is, under whose authority, and through which entrance. */
export function responsibilityQuestions({ answer, head }: Asking): Pick<Engine, 'responsibilities' | 'accessPolicy'> {
  return {
    responsibilities: ({ subjects, ...question }) =>
      answer(question, undefined, ({ reading, effective }) =>
        E.right({ rows: responsibilitiesOf(reading, effective, subjects) }),
      ),
    accessPolicy: () => accessPolicyOf(head()),
  };
}
