/** How much a JSON text may hold, whatever its size: what is small to send may be large to take apart. */
export interface JsonLimits {
  /** Objects and lists within each other. */
  readonly maxDepth: number;
  /** Members and elements altogether. */
  readonly maxValues: number;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** What of a JSON text is too much, found without making a single object of it; null: nothing. Takes UTF-8. */
export function tooMuchJson(text: Uint8Array, { maxDepth, maxValues }: JsonLimits): 'DEPTH' | 'VALUES' | null {
  let depth = 0;
  let values = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const byte = text[i] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) i += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (OPENING.has(byte)) {
      depth += 1;
      values += 1;
    } else if (CLOSING.has(byte)) depth -= 1;
    else if (byte === COMMA) values += 1;
    if (depth > maxDepth) return 'DEPTH';
    if (values > maxValues) return 'VALUES';
  }
  return null;
}
