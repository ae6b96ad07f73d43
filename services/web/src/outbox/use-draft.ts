import { useEffect, useState } from 'react';
import { useOwner } from './use-outbox.ts';

const placeOf = (owner: string | null, form: string): string => `kpi.draft.${owner ?? ''}.${form}`;

/** What is typed into a form, kept on this device until it is sent off or emptied. */
export function useDraft<D extends object>(form: string, empty: D) {
  const kept = placeOf(useOwner(), form);
  const [draft, setDraft] = useState<D>(() => {
    const text = localStorage.getItem(kept);
    return text === null ? empty : { ...empty, ...(JSON.parse(text) as Partial<D>) };
  });
  const blank = JSON.stringify(empty);
  useEffect(() => {
    const text = JSON.stringify(draft);
    if (text === blank) localStorage.removeItem(kept);
    else localStorage.setItem(kept, text);
  }, [draft, kept, blank]);
  return {
    draft,
    fill: (change: Partial<D>) => setDraft((before) => ({ ...before, ...change })),
    /** Also where the form is taken away in the same moment. */
    clear: () => {
      localStorage.removeItem(kept);
      setDraft(empty);
    },
  };
}

/** Puts back what was sent, for one who mends it. */
export const restoreDraft = (owner: string, form: string, draft: object): void =>
  localStorage.setItem(placeOf(owner, form), JSON.stringify(draft));
