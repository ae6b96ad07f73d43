import { newKey } from '../outbox/use-outbox.ts';

const placeOf = (owner: string, form: string): string => `kpi.sent.${owner}.${form}`;

/** The idempotency key of what a form sends: the same for the same words, also after a reload, so that they are recorded once. */
export function keyOfSent(owner: string, form: string, command: unknown): string {
  const text = JSON.stringify(command);
  const before = localStorage.getItem(placeOf(owner, form));
  const sent = before === null ? null : (JSON.parse(before) as { readonly key: string; readonly text: string });
  if (sent?.text === text) return sent.key;
  const key = newKey();
  localStorage.setItem(placeOf(owner, form), JSON.stringify({ key, text }));
  return key;
}

export const forgetSent = (owner: string, form: string): void => localStorage.removeItem(placeOf(owner, form));
