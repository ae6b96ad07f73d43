import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The same for every file: nothing in a form may come from a clock. */
const MOMENT = '2026-01-01T00:00:00Z';
/** Zip writes local time; noon of the first day it can hold, made and written in the same zone, is the same everywhere. */
const zipMoment = (): Date => new Date(1980, 0, 1, 12);

/**
 * Makes an office package depend on its content alone: the libraries put the time of writing into the properties and into
 * the zip; here both are fixed and the parts stand in order of their names.
 */
export function withoutClock(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(names.map((name) => [name, timeless(name, parts[name] ?? new Uint8Array())])), {
    mtime: zipMoment(),
    level: 6,
  });
}

/** Readers want the list of content types first. */
const order = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);

const timeless = (name: string, part: Uint8Array): Uint8Array =>
  name.startsWith('docProps/')
    ? strToU8(
        strFromU8(part).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, (_, open: string) => `${open}${MOMENT}`),
      )
    : part;
