import * as E from 'fp-ts/lib/Either.js';
import { accessPolicyOf } from '../access/access-policy.js';
import type { ResponsibilityQuestions } from '../asked/responsibilities.js';
import { responsibilitiesOf } from '../responsibility/responsibility.js';
import type { Asking } from './asking.js';

/** Who may be asked to act: whose matter something is, under whose authority, and through which entrance. */
export function responsibilityQuestions({ follow, head, present }: Asking): ResponsibilityQuestions {
  return {
    responsibilities: (subjects) => async () => {
      const followed = await follow();
      return E.isLeft(followed) ? followed : E.right(responsibilitiesOf(present(), subjects));
    },
    accessPolicy: () => accessPolicyOf(head()),
  };
}
