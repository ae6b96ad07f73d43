import { answered, client } from '../../api/client.ts';
import type { Act } from './publications.ts';

/** What the form holds; an empty text is nothing. */
export interface Filled {
  readonly number: string;
  readonly date: string;
  readonly reason: string;
  readonly onlyReady: boolean;
}

/** What became of the act; of whom is asked anew. */
export interface Done {
  readonly status: string;
}

/** Sends the act. A decision that is named half is the service's to refuse. */
export function perform(act: Act, period: string, filled: Filled): Promise<Done> {
  const path = { period };
  const decision = { number: filled.number.trim(), date: filled.date };
  const byDecision = decision.number === '' && decision.date === '' ? {} : { decision };
  const { reason, onlyReady } = filled;
  const ready = onlyReady ? { onlyReady } : {};
  switch (act) {
    case 'publish':
      return answered(
        client.POST('/api/v1/periods/{period}/publish', { params: { path }, body: { ...byDecision, ...ready } }),
      );
    case 'close':
      return answered(client.POST('/api/v1/periods/{period}/close', { params: { path }, body: byDecision }));
    case 'restate':
      return answered(
        client.POST('/api/v1/periods/{period}/restate', { params: { path }, body: { decision, reason, ...ready } }),
      );
    case 'reopen':
      return answered(client.POST('/api/v1/periods/{period}/reopen', { params: { path }, body: { decision, reason } }));
  }
}
