import { strFromU8, Unzip, UnzipInflate } from 'fflate';

/** A workbook of rows for people stays well below this; a larger one is made to fill the memory. */
export const MOST_UNPACKED_BYTES = 100_000_000;
export const MOST_PARTS = 2_000;
/** Last row times last column of a sheet: the readers build the empty cells between as well. */
export const MOST_CELLS = 5_000_000;
/** What is unpacked of one piece at most is a thousand times its size. */
const PIECE = 16_384;

export type Parts = { readonly [name: string]: Uint8Array };

/**
 * The XML parts of a workbook. Throws when the parts of the archive come to more than can be taken, or a sheet reaches too far. They are
 * unpacked a piece at a time, and counted: what the archive says about their sizes is its maker's word.
 */
export function unpackWithin(bytes: Uint8Array, mostBytes = MOST_UNPACKED_BYTES): Parts {
  const kept = new Map<string, Uint8Array[]>();
  let parts = 0;
  let unpacked = 0;
  let broken: Error | null = null;
  const unzip = new Unzip((part) => {
    parts += 1;
    const pieces: Uint8Array[] = [];
    if (/\.(xml|rels)$/.test(part.name)) kept.set(part.name, pieces);
    part.ondata = (error, piece) => {
      broken = error ?? broken;
      unpacked += piece?.length ?? 0;
      if (piece !== undefined && kept.get(part.name) === pieces) pieces.push(piece);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += PIECE) {
    unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    if (broken !== null) throw broken;
    if (parts > MOST_PARTS) throw new Error(`more than ${MOST_PARTS} parts`);
    if (unpacked > mostBytes) throw new Error(`more than ${mostBytes} bytes unpacked`);
  }
  const found = Object.fromEntries([...kept].map(([name, pieces]) => [name, new Uint8Array(Buffer.concat(pieces))]));
  for (const [name, part] of Object.entries(found))
    if (/(^|\/)sheet[^/]*\.xml$/i.test(name) && cellsOf(strFromU8(part)) > MOST_CELLS)
      throw new Error(`${name} reaches further than ${MOST_CELLS} cells`);
  return found;
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
