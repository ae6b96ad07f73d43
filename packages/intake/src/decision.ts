/** A numbered, dated act of the competent authority. */
export interface Decision {
  readonly number: string;
  readonly date: string;
}
