/**
 * The fields of one protobuf message, one after another, where they stand: the generated stubs take six times as long to make
 * objects of all of them (`read-answer.property.test.ts` compares). Throws a RangeError on what is none.
 */
export class Fields {
  /** Number of the present field. */
  field = 0;
  /** Of a varint its value; of what has a length where it begins. */
  value = 0;
  /** Where what has a length ends; of another field 0. */
  end = 0;
  #at: number;

  constructor(
    readonly bytes: Buffer,
    at = 0,
    readonly stop = bytes.length,
  ) {
    this.#at = at;
  }

  /** False after the last field. */
  next(): boolean {
    if (this.#at >= this.stop) return false;
    const tag = this.#varint();
    this.field = tag >>> 3;
    this.end = 0;
    switch (tag & 7) {
      case 0:
        this.value = this.#varint();
        return true;
      case 1:
        this.#skip(8);
        return true;
      case 2: {
        const length = this.#varint();
        this.value = this.#at;
        this.#skip(length);
        this.end = this.#at;
        return true;
      }
      case 5:
        this.#skip(4);
        return true;
      default:
        throw new RangeError(`a protobuf field of type ${tag & 7}`);
    }
  }

  /** The fields inside the present one. */
  inside(): Fields {
    return new Fields(this.bytes, this.value, this.end);
  }

  text(): string {
    return this.bytes.toString('utf8', this.value, this.end);
  }

  /** A copy: what is kept of a message must not hold the whole of it. */
  copy(): Uint8Array {
    return new Uint8Array(this.bytes.subarray(this.value, this.end));
  }

  #skip(length: number): void {
    this.#at += length;
    if (this.#at > this.stop) throw new RangeError('a protobuf message that ends in the middle of a field');
  }

  /** Exact up to 2^53, which no revision reaches. */
  #varint(): number {
    const first = this.bytes[this.#at] ?? 0;
    if (first < 128 && this.#at < this.stop) {
      this.#at += 1;
      return first;
    }
    let value = 0;
    for (let scale = 1; this.#at < this.stop; scale *= 128) {
      const byte = this.bytes[this.#at] ?? 0;
      this.#at += 1;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError('a protobuf message that ends in the middle of a number');
  }
}
