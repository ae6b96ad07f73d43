import { readXml } from './xml.js';

/** Formats that a workbook does not spell out, as far as they matter here (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: { readonly [id: string]: string } = {
  '0': 'General',
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '9': '0%',
  '10': '0.00%',
  '14': 'dd/mm/yyyy',
  '15': 'd-mmm-yy',
  '16': 'd-mmm',
  '17': 'mmm-yy',
  '22': 'dd/mm/yyyy hh:mm',
  '49': '@',
};

/** The number format of every cell style, by its number. */
export function readNumberFormats(xml: string | null): readonly string[] {
  const spelt = new Map<string, string>();
  const formats: string[] = [];
  let inCells = false;
  if (xml !== null)
    readXml(xml, {
      open: (tag, attributes) => {
        if (tag === 'numFmt') spelt.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
        if (tag === 'cellXfs') inCells = true;
        if (tag === 'xf' && inCells) {
          const id = attributes['numFmtId'] ?? '0';
          formats.push(spelt.get(id) ?? BUILT_IN[id] ?? 'General');
        }
      },
      close: (tag) => {
        if (tag === 'cellXfs') inCells = false;
      },
    });
  return formats;
}

/** The decimal places that a cell of this format shows; null: as many as there are. */
export function placesShown(format: string): number | null {
  const first = format.split(';')[0] ?? '';
  const digits = /^[#,]*0(?:\.(0+))?$/.exec(first.replaceAll(/"[^"]*"|\\.|_.|\s/g, ''));
  return digits === null ? null : (digits[1]?.length ?? 0);
}

/** Excel has taken what was typed for a day: 1-10 becomes 1 October. */
export const isDateFormat = (format: string): boolean =>
  /[dmy]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(format);
