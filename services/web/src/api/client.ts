import { createKpiClient, type Problem } from '@kpi-ledger/api-client';
import { currentToken } from '../session/token.ts';

/** The service that this page came from, with the token of whoever is signed in. */
export const client = createKpiClient({ baseUrl: location.origin });
client.use({
  onRequest: ({ request }) => {
    const token = currentToken();
    if (token !== null) request.headers.set('authorization', `Bearer ${token}`);
    return request;
  },
});

/** Why the service did not answer. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.error.message);
  }
  get status(): number {
    return this.problem.status;
  }
}

/** What the service answered; otherwise throws, for a query or an act to show. */
export async function answered<A>(
  asked: Promise<{ readonly data?: A | undefined; readonly error?: unknown; readonly response: Response }>,
): Promise<A> {
  const { data, error, response } = await asked;
  if (data !== undefined) return data;
  throw isProblem(error)
    ? new Refused(error)
    : new Refused({
        ...{ type: 'about:blank', title: 'No answer', status: response.status, detail: response.statusText },
        error: { code: 'NO_ANSWER', path: '', article: null, message: `dịch vụ trả lời ${response.status}` },
      });
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'error' in error && 'status' in error;
