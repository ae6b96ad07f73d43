import type { Schema } from '@kpi-ledger/api-client';
import { answered, client, Refused } from '../api/client.ts';
import { keep, keptOf } from './kept.ts';
import { currentToken } from './token.ts';

type Session = Schema<'Session'>;
const NAME = 'session';

/** Who is signed in; while the service is out of reach, who was when this tab asked last, as long as the token is good. */
export async function askSession(): Promise<Session> {
  try {
    const session = await answered(client.GET('/api/v1/session', {}));
    if (session.caller.signedIn) keep(NAME, session, Date.now());
    return session;
  } catch (error) {
    const kept = error instanceof Refused || currentToken() === null ? null : keptOf<Session>(NAME);
    if (kept === null) throw error;
    return kept.of;
  }
}
