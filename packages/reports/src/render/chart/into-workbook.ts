import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A chart in its place: over these rows, across so many columns of a sheet. Sheets, rows and columns count from 0. */
export interface PlacedChart {
  readonly sheet: number;
  readonly row: number;
  readonly rows: number;
  readonly columns: number;
  readonly name: string;
  readonly description: string;
  /** The part of DrawingML. */
  readonly xml: string;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Puts charts into the sheets of a workbook that has no drawings yet; the library that writes the cells has none. */
export function withCharts(workbook: Uint8Array, charts: readonly PlacedChart[]): Uint8Array {
  if (charts.length === 0) return workbook;
  const parts: { [path: string]: Uint8Array } = unzipSync(workbook);
  const read = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const write = (path: string, text: string) => {
    parts[path] = strToU8(text);
  };
  const numbered = charts.map((chart, i) => ({ ...chart, number: i + 1 }));
  const types = numbered.map(({ number }) => override(`xl/charts/chart${number}.xml`, 'drawingml.chart'));
  for (const { number, xml } of numbered) write(`xl/charts/chart${number}.xml`, xml);
  for (const [sheet, on] of Map.groupBy(numbered, (chart) => chart.sheet)) {
    const id = sheet + 1;
    const path = `xl/worksheets/sheet${id}.xml`;
    write(`xl/drawings/drawing${id}.xml`, drawing(on));
    write(
      `xl/drawings/_rels/drawing${id}.xml.rels`,
      relationships(on.map(({ number }) => relation(`rId${number}`, 'chart', `../charts/chart${number}.xml`))),
    );
    write(
      `xl/worksheets/_rels/sheet${id}.xml.rels`,
      relationships([relation('rIdCharts', 'drawing', `../drawings/drawing${id}.xml`)]),
    );
    write(path, read(path).replace('</worksheet>', `<drawing xmlns:r="${OFFICE}" r:id="rIdCharts"/></worksheet>`));
    types.push(override(`xl/drawings/drawing${id}.xml`, 'drawing'));
  }
  write('[Content_Types].xml', read('[Content_Types].xml').replace('</Types>', `${types.join('')}</Types>`));
  return zipSync(parts);
}

const override = (part: string, type: string): string =>
  `<Override PartName="/${part}" ContentType="${CONTENT}.${type}+xml"/>`;

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

const relationships = (of: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of.join('')}</Relationships>`;

const drawing = (charts: readonly (PlacedChart & { readonly number: number })[]): string =>
  `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main">${charts.map(anchored).join('')}</xdr:wsDr>`;

function anchored({
  number,
  name,
  description,
  row,
  rows,
  columns,
}: PlacedChart & { readonly number: number }): string {
  const corner = (tag: string, column: number, at: number) =>
    `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${at}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  return [
    '<xdr:twoCellAnchor>',
    corner('from', 0, row),
    corner('to', columns, row + rows),
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>',
    `<xdr:cNvPr id="${number + 1}" name="${attribute(name)}" descr="${attribute(description)}"/><xdr:cNvGraphicFramePr/>`,
    '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
    `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${OFFICE}" r:id="rId${number}"/></a:graphicData></a:graphic>`,
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>',
  ].join('');
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
