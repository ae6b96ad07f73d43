import { Unzip, UnzipInflate } from 'fflate';

/** A workbook of rows for people stays well below this; a larger one is made to fill the memory. */
export const MOST_UNPACKED_BYTES = 100_000_000;
const MOST_PARTS = 2_000;
/** What is unpacked of one piece at most is a thousand times its size. */
const PIECE = 16_384;

/**
 * Throws when the parts of a zip archive come to more than can be taken. It unpacks them, a piece at a time, and counts: what the
 * archive says about their sizes is its maker's word.
 */
export function refuseZipBomb(bytes: Uint8Array, mostBytes = MOST_UNPACKED_BYTES): void {
  let parts = 0;
  let unpacked = 0;
  let broken: Error | null = null;
  const unzip = new Unzip((part) => {
    parts += 1;
    part.ondata = (error, piece) => {
      broken = error ?? broken;
      unpacked += piece?.length ?? 0;
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
}
