import type { Erasure, KeyWatch } from '../erasure/key-watch.js';

/** Why texts of a subject cannot be read: erased by decision, or its key is lost and would make them readable again. */
export type Unreadable = { readonly kind: 'ERASED'; readonly erasure: Erasure } | { readonly kind: 'KEY_LOST' };

/** Whatever the day of the question, an erasure holds for every earlier day too: the key is gone. */
export function unreadableOf(subject: string, watch: Pick<KeyWatch, 'erasureOf'>): Unreadable {
  const erasure = watch.erasureOf(subject);
  return erasure === null ? { kind: 'KEY_LOST' } : { kind: 'ERASED', erasure };
}

/** What stands in the place of the text, in tables and forms alike. */
export function unreadableText(why: Unreadable, lang: 'vi' | 'en'): string {
  if (why.kind === 'KEY_LOST') return lang === 'vi' ? '(không đọc được: mất khoá)' : '(unreadable: the key is lost)';
  const { decision, on } = why.erasure;
  const day = (date: string): string => (lang === 'vi' ? date.split('-').reverse().join('/') : date);
  if (decision === null) return lang === 'vi' ? `(đã xoá ngày ${day(on)})` : `(erased on ${on})`;
  return lang === 'vi'
    ? `(đã xoá theo quyết định ${decision.number} ngày ${day(decision.date)})`
    : `(erased by decision ${decision.number} of ${decision.date})`;
}
