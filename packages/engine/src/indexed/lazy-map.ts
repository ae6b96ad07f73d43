/** A map of which single entries are found without making all of them; whoever walks it makes all. */
export class LazyMap<A> implements ReadonlyMap<string, A> {
  #whole: ReadonlyMap<string, A> | null = null;

  constructor(
    private readonly find: (key: string) => A | undefined,
    private readonly make: () => ReadonlyMap<string, A>,
  ) {}

  get(key: string): A | undefined {
    return this.find(key);
  }

  has(key: string): boolean {
    return this.find(key) !== undefined;
  }

  get size(): number {
    return this.whole().size;
  }

  keys(): MapIterator<string> {
    return this.whole().keys();
  }

  values(): MapIterator<A> {
    return this.whole().values();
  }

  entries(): MapIterator<[string, A]> {
    return this.whole().entries();
  }

  [Symbol.iterator](): MapIterator<[string, A]> {
    return this.entries();
  }

  forEach(each: (value: A, key: string, map: ReadonlyMap<string, A>) => void): void {
    for (const [key, value] of this) each(value, key, this);
  }

  whole(): ReadonlyMap<string, A> {
    this.#whole ??= this.make();
    return this.#whole;
  }
}
