/** What a person reads, in both languages. */
export type Text = { readonly vi: string; readonly en: string };

export const text = (vi: string, en: string): Text => ({ vi, en });
