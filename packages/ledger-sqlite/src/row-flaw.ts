/** What is wrong, for programs and for readers of both languages. */
export interface RowFlaw {
  readonly code: string;
  readonly en: string;
  readonly vi: string;
}
