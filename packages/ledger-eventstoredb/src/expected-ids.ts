/**
 * The server's ids that the next look at the log must find: of the last event that was read, and of those that this process has
 * written since.
 */
export class ExpectedIds {
  #first = 1;
  #ids: string[] = [];

  /** Where the next look begins. */
  get first(): number {
    return this.#first;
  }

  at(ordinal: number): string | undefined {
    return this.#ids[ordinal - this.#first];
  }

  add(ordinal: number, id: string): void {
    if (ordinal !== this.#first + this.#ids.length) throw new RangeError(`event ${ordinal} is not the next one`);
    this.#ids.push(id);
  }

  /** They were all there up to this ordinal: of these only the last one is kept. */
  found(ordinal: number): void {
    if (ordinal <= this.#first) return;
    this.#ids = this.#ids.slice(ordinal - this.#first);
    this.#first = ordinal;
  }
}
