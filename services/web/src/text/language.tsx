import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Language = 'vi' | 'en';
/** Says a text in the language of the reader; Vietnamese comes first everywhere. */
export type Say = (vi: string, en: string) => string;

interface Speaking {
  readonly language: Language;
  readonly say: Say;
  choose(language: Language): void;
}

const KEPT = 'kpi.language';
const Context = createContext<Speaking | null>(null);

const kept = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi');

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(kept);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT, language);
  }, [language]);
  const speaking = useMemo<Speaking>(
    () => ({ language, say: (vi, en) => (language === 'vi' ? vi : en), choose: setLanguage }),
    [language],
  );
  return <Context value={speaking}>{children}</Context>;
}

export function useLanguage(): Speaking {
  const speaking = useContext(Context);
  if (speaking === null) throw new TypeError('no LanguageProvider');
  return speaking;
}

export const useSay = (): Say => useLanguage().say;
