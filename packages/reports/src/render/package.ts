import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The same for every file: nothing in a form may come from a clock. */
const MOMENT = '2026-01-01T00:00:00Z';
/** Zip writes local time; noon of the first day it can hold, made and written in the same zone, is the same everywhere. */
const zipMoment = (): Date => new Date(1980, 0, 1, 12);

/** Relationships that a library names by chance: 21 letters and digits behind `rId`. */
const CHANCE = /\brId[a-z0-9_-]{21}(?![a-z0-9_-])/g;

/**
 * Makes an office package depend on its content alone: the libraries put the time of writing into the properties and into
 * the zip; here both are fixed and the parts stand in order of their names. Relationships named by chance are numbered, and a
 * workbook inside (the data of a chart) is treated alike.
 */
export function withoutClock(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  // In the order in which the document names them: the relationships are listed in that of chance.
  const numbers = new Map<string, number>();
  const named = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).match(CHANCE) ?? [];
  for (const id of named) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return zipSync(
    Object.fromEntries(names.map((name) => [name, timeless(name, parts[name] ?? new Uint8Array(), numbers)])),
    { mtime: zipMoment(), level: 6 },
  );
}

/** Readers want the list of content types first. */
const order = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);

function timeless(name: string, part: Uint8Array, numbers: Map<string, number>): Uint8Array {
  if (name.endsWith('.xlsx')) return withoutClock(part);
  if (name.startsWith('docProps/'))
    return strToU8(
      strFromU8(part).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, (_, open: string) => `${open}${MOMENT}`),
    );
  if (!/\.(xml|rels)$/.test(name)) return part;
  const text = strFromU8(part);
  if (text.search(CHANCE) < 0) return part;
  const renamed = text.replace(CHANCE, (id) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `rIdPart${number}`;
  });
  // The library counts drawings over all documents that it has written.
  let drawings = 0;
  return strToU8(renamed.replace(/(<wp:docPr id=")\d+/g, (_, before: string) => `${before}${++drawings}`));
}
