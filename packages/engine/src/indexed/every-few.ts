/** Says of every so many-th time that it is one. */
export class EveryFew {
  readonly #times = new Map<string, number>();

  constructor(readonly few: number) {}

  next(key: string): boolean {
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times % this.few);
    return times === this.few;
  }
}
