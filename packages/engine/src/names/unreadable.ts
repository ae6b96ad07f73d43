import type { Tombstone } from '@kpi-ledger/ledger';
import type { Erasure, KeyWatch } from '../erasure/key-watch.js';

/**
 * Why texts of a subject cannot be read: erased by decision; its key was destroyed by an erasure that this log does not hold; or
 * the key is lost, and having it back would make them readable again.
 */
export type Unreadable =
  | { readonly kind: 'ERASED'; readonly erasure: Erasure }
  | { readonly kind: 'NOT_IN_LOG'; readonly tombstone: Tombstone }
  | { readonly kind: 'KEY_LOST' };

/** Whatever the day of the question, an erasure holds for every earlier day too: the key is gone. */
export function unreadableOf(subject: string, watch: Pick<KeyWatch, 'erasureOf' | 'unrecorded'>): Unreadable {
  const erasure = watch.erasureOf(subject);
  if (erasure !== null) return { kind: 'ERASED', erasure };
  const tombstone = watch.unrecorded(subject);
  return tombstone === null ? { kind: 'KEY_LOST' } : { kind: 'NOT_IN_LOG', tombstone };
}

/** What stands in the place of the text, in tables and forms alike. */
export function unreadableText(why: Unreadable, lang: 'vi' | 'en'): string {
  const say = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const day = (date: string): string => (lang === 'vi' ? date.split('-').reverse().join('/') : date);
  switch (why.kind) {
    case 'KEY_LOST':
      return say('(không đọc được: mất khoá)', '(unreadable: the key is lost)');
    case 'NOT_IN_LOG': {
      const on = day(why.tombstone.on);
      return say(`(khoá đã huỷ ngày ${on}, sổ không ghi việc xoá)`, `(key destroyed on ${on}; not in this log)`);
    }
    case 'ERASED': {
      const { decision, on } = why.erasure;
      if (decision === null) return say(`(đã xoá ngày ${day(on)})`, `(erased on ${day(on)})`);
      const by = `${decision.number} ${say('ngày', 'of')} ${day(decision.date)}`;
      return say(`(đã xoá theo quyết định ${by})`, `(erased by decision ${by})`);
    }
  }
}
