import { strFromU8, Unzip, UnzipInflate } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, invalid } from '../../terminal/failure.js';

/** A workbook for import is well below these; a larger one is none, or made to fill the memory. */
export interface UnpackLimits {
  /** Of the file as it is. */
  readonly maxBytes: number;
  readonly maxEntries: number;
  readonly maxUnpackedBytes: number;
  /** Unpacked for packed, of a file that unpacks to more than a megabyte. */
  readonly maxRatio: number;
  /** Last row times last column, of a sheet: also the empty ones between are built. */
  readonly maxCells: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  maxBytes: 50_000_000,
  maxEntries: 2000,
  maxUnpackedBytes: 200_000_000,
  maxRatio: 200,
  maxCells: 5_000_000,
};

const ANY_RATIO_BYTES = 1_000_000;
const CHUNK = 65_536;

export type Parts = { readonly [name: string]: Uint8Array };

/**
 * The XML parts of a workbook, unpacked step by step: what the file says of its own sizes is not believed, and the first byte
 * above a limit ends it. What is no zip has no parts.
 */
export function unpackWorkbook(
  file: string,
  bytes: Uint8Array,
  limits: UnpackLimits = UNPACK_LIMITS,
): E.Either<Failure, Parts> {
  if (bytes.length > limits.maxBytes) return E.left(tooLarge(file, `more than ${limits.maxBytes} bytes`));
  try {
    const parts = unpacked(bytes, limits);
    for (const [name, part] of Object.entries(parts))
      if (/(^|\/)sheet[^/]*\.xml$/i.test(name) && cellsOf(strFromU8(part)) > limits.maxCells)
        throw new TooLarge(`${name} reaches further than ${limits.maxCells} cells`);
    return E.right(parts);
  } catch (error) {
    if (error instanceof TooLarge) return E.left(tooLarge(file, error.message));
    throw error;
  }
}

class TooLarge extends Error {}

function unpacked(bytes: Uint8Array, { maxEntries, maxUnpackedBytes, maxRatio }: UnpackLimits): Parts {
  const parts = new Map<string, Uint8Array[]>();
  let entries = 0;
  let total = 0;
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > maxEntries) throw new TooLarge(`more than ${maxEntries} entries`);
    if (!/\.(xml|rels)$/i.test(entry.name)) return;
    if (parts.has(entry.name)) throw new TooLarge(`${entry.name} is there twice`);
    const chunks: Uint8Array[] = [];
    parts.set(entry.name, chunks);
    entry.ondata = (error, chunk) => {
      if (error !== null) throw error;
      total += chunk.length;
      if (total > maxUnpackedBytes) throw new TooLarge(`more than ${maxUnpackedBytes} bytes unpacked`);
      if (total > ANY_RATIO_BYTES && total > bytes.length * maxRatio)
        throw new TooLarge(`unpacks to more than ${maxRatio} times its size`);
      chunks.push(chunk);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += CHUNK)
    unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  return Object.fromEntries([...parts].map(([name, chunks]) => [name, new Uint8Array(Buffer.concat(chunks))]));
}

/** The rectangle up to the last cell or row that a sheet names. */
function cellsOf(xml: string): number {
  let [row, column] = [0, 1];
  for (const [, letters = '', digits] of xml.matchAll(/\br\s*=\s*["']\$?([A-Z]{0,3})\$?(\d{1,8})["']/g)) {
    row = Math.max(row, Number(digits));
    column = Math.max(
      column,
      [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0),
    );
  }
  return row * column;
}

const tooLarge = (file: string, reason: string): Failure =>
  invalid(
    'WORKBOOK_TOO_LARGE',
    file,
    `bảng tính quá lớn hoặc không bình thường (${reason}); hãy xoá các ô, trang tính thừa hoặc chia thành nhiều tệp, rồi lưu lại`,
    `the workbook is too large or unusual: ${reason}`,
  );
