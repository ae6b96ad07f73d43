import { readXml } from './xml.js';

/** The texts that cells refer to by number. Runs of one text are joined; the reading aids (rPh) of some languages are left out. */
export function readSharedStrings(xml: string | null): readonly string[] {
  const strings: string[] = [];
  let taking = false;
  let aids = false;
  if (xml !== null)
    readXml(xml, {
      open: (tag) => {
        if (tag === 'si') strings.push('');
        if (tag === 'rPh') aids = true;
        if (tag === 't') taking = !aids;
      },
      close: (tag) => {
        if (tag === 't') taking = false;
        if (tag === 'rPh') aids = false;
      },
      text: (text) => {
        if (taking) strings[strings.length - 1] += text;
      },
    });
  return strings.map(unescaped);
}

/** A workbook writes characters that XML cannot hold as _x000D_. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
