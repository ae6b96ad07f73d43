import type { Entry, EntryState } from './entry.ts';

/** What waits on this device; other tabs of the page see the same. */
const KEPT = 'kpi.outbox';
const changed = new EventTarget();
let read: { readonly text: string; readonly entries: readonly Entry[] } = { text: '[]', entries: [] };

/** The same list as long as nothing changed. */
export function entries(): readonly Entry[] {
  const text = localStorage.getItem(KEPT) ?? '[]';
  if (text !== read.text) read = { text, entries: JSON.parse(text) as readonly Entry[] };
  return read.entries;
}

function keep(next: readonly Entry[]): void {
  localStorage.setItem(KEPT, JSON.stringify(next));
  changed.dispatchEvent(new Event('change'));
}

export const add = (entry: Entry): void => keep([...entries(), entry]);

export const remove = (key: string): void => keep(entries().filter((entry) => entry.key !== key));

export const become = (key: string, state: EntryState): void =>
  keep(entries().map((entry) => (entry.key === key ? { ...entry, state } : entry)));

export function subscribe(heard: () => void): () => void {
  changed.addEventListener('change', heard);
  window.addEventListener('storage', heard);
  return () => {
    changed.removeEventListener('change', heard);
    window.removeEventListener('storage', heard);
  };
}
