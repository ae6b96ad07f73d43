/** The streams of a log by name, in the order in which they began, which is their number. */
export class StreamNames {
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #categories = new Map<string, number[]>();
  /** Names from elsewhere that nobody has asked for yet. */
  #unread: string;

  /** @param lines the names of the first streams, one a line */
  constructor(lines = '') {
    this.#unread = lines;
  }

  /** Undefined: there is no such stream. */
  idOf(name: string): number | undefined {
    // A log begins with the stream of the ledger, and some answers rest on nothing else.
    if (this.#unread !== '') {
      if (this.#unread.startsWith(`${name}\n`)) return 0;
      this.#read();
    }
    return this.#ids.get(name);
  }

  nameOf(id: number): string {
    if (id === 0 && this.#unread !== '') return this.#unread.slice(0, this.#unread.indexOf('\n'));
    this.#read();
    return this.#names[id] ?? '';
  }

  /** The streams of subjects of a kind. */
  ofCategory(category: string): readonly number[] {
    this.#read();
    return this.#categories.get(category) ?? [];
  }

  /** The number of a stream that begins. */
  add(name: string): number {
    this.#read();
    const id = this.#names.length;
    this.#ids.set(name, id);
    this.#names.push(name);
    const category = categoryOf(name);
    const streams = this.#categories.get(category);
    if (streams === undefined) this.#categories.set(category, [id]);
    else streams.push(id);
    return id;
  }

  lines(): string {
    this.#read();
    return this.#names.map((name) => `${name}\n`).join('');
  }

  #read(): void {
    if (this.#unread === '') return;
    const names = this.#unread.split('\n').slice(0, -1);
    this.#unread = '';
    for (const name of names) this.add(name);
  }
}

export function categoryOf(stream: string): string {
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}
