import { createHmac, randomBytes } from 'node:crypto';
import type { Response } from 'express';
import type { Caller } from '../identity/index.js';
import { callerIfKnown } from '../rights/index.js';

/** Another one each time the service starts: a log tells that two requests are of the same person, not of which. */
const key = randomBytes(32);

/** The pseudonym of a caller is the same at every request of one token. */
const pseudonyms = new WeakMap<Caller, string>();

/** Who sends the request, by a pseudonym of this run of the service; null: nobody who has proved it. */
export function identityOf(response: Response): string | null {
  const caller = callerIfKnown(response);
  const who = caller?.signedIn === true ? (caller.official ?? caller.unit) : null;
  if (caller === null || who === null) return null;
  const pseudonym = pseudonyms.get(caller) ?? createHmac('sha256', key).update(who).digest('hex').slice(0, 16);
  pseudonyms.set(caller, pseudonym);
  return pseudonym;
}
