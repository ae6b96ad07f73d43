import { createHmac, randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { callerIfKnown } from '../rights/index.js';

/** Another one each time the service starts: a log tells that two requests are of the same person, not of which. */
const key = randomBytes(32);

/** Who sends the request, by a pseudonym of this run of the service; null: nobody who has proved it. */
export function identityOf(response: Response): string | null {
  const caller = callerIfKnown(response);
  const who = caller?.signedIn === true ? (caller.official ?? caller.unit) : null;
  return who === null ? null : createHmac('sha256', key).update(who).digest('hex').slice(0, 16);
}
