/** The bearer token of this tab: gone when the tab is. */
const KEPT = 'kpi.token';

interface Kept {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

export function keepToken(token: string, seconds: number): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ token, until: Date.now() + seconds * 1000 } satisfies Kept));
}

export const forgetToken = (): void => sessionStorage.removeItem(KEPT);

export function currentToken(): string | null {
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null) return null;
  const { token, until } = JSON.parse(kept) as Kept;
  return Date.now() < until ? token : null;
}
