/** The two languages of everything a person reads; JSON keys stay English. */
export type Lang = 'vi' | 'en';
export type Text = { readonly vi: string; readonly en: string };

export const text = (vi: string, en: string): Text => ({ vi, en });
