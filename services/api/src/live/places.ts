/** Places for so many at a time, and of them so many for one. */
export class Places {
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(
    private readonly most: number,
    private readonly mostOfOne: number,
  ) {}

  /** Gives the place back; null: there is none. */
  take(who: string): (() => void) | null {
    const own = this.#taken.get(who) ?? 0;
    if (this.#all >= this.most || own >= this.mostOfOne) return null;
    this.#all += 1;
    this.#taken.set(who, own + 1);
    return () => this.#giveBack(who);
  }

  #giveBack(who: string): void {
    this.#all -= 1;
    const left = (this.#taken.get(who) ?? 0) - 1;
    if (left > 0) this.#taken.set(who, left);
    else this.#taken.delete(who);
  }
}
