import type { Serving } from '@kpi-ledger/api';

export interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: string | null;
  /** Of the basis. */
  readonly ordinal: number | null;
}

/** Asks the service of a demonstration ledger, and records there by a token of its development issuer. */
export class Client {
  #token: string | null = null;
  constructor(private readonly serving: Serving) {}

  async get(path: string): Promise<Answer> {
    return said(await fetch(`${this.serving.url}${path}`));
  }

  /** Registers a unit; the command has the unit's id. */
  async register(unit: string, name = unit): Promise<Answer> {
    this.#token ??= await this.#signIn();
    const data = { unit, name, aliases: [], kind: 'department', scope: 'in', article: null };
    return said(
      await fetch(`${this.serving.url}/api/v1/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify({ commandId: unit, kind: 'UnitRegistered', validAt: '2026-01-02', data }),
      }),
    );
  }

  async #signIn(): Promise<string> {
    const answer = await fetch(`${this.serving.url}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ roles: ['RATING_OFFICER'], unit: 'so-noi-vu', official: 'can-bo-1' }),
    });
    return ((await answer.json()) as { readonly access_token: string }).access_token;
  }
}

async function said(response: Response): Promise<Answer> {
  const body = (await response.json()) as {
    readonly error?: { readonly code: string };
    readonly basis?: { readonly ordinal: number };
  };
  return {
    status: response.status,
    code: body.error?.code ?? null,
    retryAfter: response.headers.get('retry-after'),
    ordinal: body.basis?.ordinal ?? null,
  };
}
