/** What is wrong, as a program and as people of both languages read it. */
export interface Flaw {
  readonly code: string;
  readonly en: string;
  readonly vi: string;
}

export const flaw = (code: string, en: string, vi: string): Flaw => ({ code, en, vi });
