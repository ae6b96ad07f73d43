/** So many lines of a kind are written in a minute; then it is said how many there were besides. */
export class FewLines {
  readonly #seen = new Map<string, number>();
  #turn: NodeJS.Timeout | null = null;

  constructor(
    private readonly most: number,
    private readonly sayOmitted: (omitted: { readonly [kind: string]: number }) => void,
  ) {}

  /** Whether a line of the kind may be written now. There must be few kinds. */
  admits(kind: string): boolean {
    this.#turn ??= setTimeout(() => this.#begin(), MINUTE).unref();
    const seen = (this.#seen.get(kind) ?? 0) + 1;
    this.#seen.set(kind, seen);
    return seen <= this.most;
  }

  #begin(): void {
    const omitted = [...this.#seen].flatMap(([kind, seen]) => (seen > this.most ? [[kind, seen - this.most]] : []));
    this.#turn = null;
    this.#seen.clear();
    if (omitted.length > 0) this.sayOmitted(Object.fromEntries(omitted));
  }
}

const MINUTE = 60_000;
