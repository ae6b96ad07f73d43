/** An answer as it was sent, to be sent again while the ledger stands where it stood. */
export interface KeptAnswer {
  /** Of the engine, see `Engine.state`. */
  readonly state: string;
  readonly etag: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A text has one character for each byte (`latin1`). */
  readonly body: string | Buffer;
  /** A tenth of the body, or null where it cannot be made now; null: it is sent as it is to everybody. */
  readonly packed: (() => Promise<Buffer | null>) | null;
}

/** Up to here the headers and a text are put together for less than handing two pieces to the socket costs. */
const MOST_IN_ONE_PIECE = 8 * 1024;

/** A body as it is quickest sent. */
export const sendable = (bytes: Buffer): string | Buffer =>
  bytes.length <= MOST_IN_ONE_PIECE ? bytes.toString('latin1') : bytes;

const MOST_BYTES = 16 * 1024 * 1024;

/** Answers that were sent lately, by question and by whose rows were shown; the one that was made first goes first. */
export class KeptAnswers {
  readonly #answers = new Map<string, KeptAnswer>();
  #bytes = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  /** The answer to a question, if it was given in this very state. */
  get(question: string, state: string): KeptAnswer | null {
    const kept = this.#answers.get(question);
    return kept?.state === state ? kept : null;
  }

  /** Whether the question was answered before, in whichever state. */
  has(question: string): boolean {
    return this.#answers.has(question);
  }

  put(question: string, answer: KeptAnswer): void {
    this.#drop(question);
    this.#answers.set(question, answer);
    this.#bytes += sizeOf(question, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.mostBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(question: string): void {
    const kept = this.#answers.get(question);
    if (kept === undefined) return;
    this.#answers.delete(question);
    this.#bytes -= sizeOf(question, kept);
  }
}

/** A kilobyte for what stands around it, and of one that may be packed a quarter more: texts of rows take a tenth. */
function sizeOf(question: string, { body, packed }: KeptAnswer): number {
  const whole = 1024 + question.length + body.length;
  return packed === null ? whole : whole + Math.ceil(body.length / 4);
}
