/**
 * What this tab keeps for when there is no network: who is signed in, and lists that forms hang on. It is shown only where the
 * service cannot be asked, and with the instant at which it was read. Gone when the tab is, and when its reader signs out.
 */
const PREFIX = 'kpi.kept.';

export interface Kept<A> {
  readonly of: A;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

export function keep<A>(name: string, of: A, readAt: number): void {
  try {
    sessionStorage.setItem(`${PREFIX}${name}`, JSON.stringify({ of, readAt } satisfies Kept<A>));
  } catch {
    // No room: without a network the list will not be there, and that is said then.
    sessionStorage.removeItem(`${PREFIX}${name}`);
  }
}

export function keptOf<A>(name: string): Kept<A> | null {
  const text = sessionStorage.getItem(`${PREFIX}${name}`);
  return text === null ? null : (JSON.parse(text) as Kept<A>);
}

export function forgetKept(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}
