import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Chart } from '../../document/document.js';
import { chartRun } from './chart-run.js';

/**
 * The charts as parts of a workbook: those that stand in the DOCX, each with its values in itself. The cells of our sheets are
 * text, so that a chart must not read its figures there, and there is no workbook behind it as there is in a DOCX.
 */
export async function chartParts(charts: readonly Chart[]): Promise<readonly string[]> {
  if (charts.length === 0) return [];
  const document = new Document({
    sections: [{ children: charts.map((chart) => new Paragraph({ children: [chartRun(chart, 700)] })) }],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  return charts.map((_, i) => withOwnValues(strFromU8(parts[`word/charts/chart${i + 1}.xml`] ?? new Uint8Array())));
}

const withOwnValues = (xml: string): string =>
  xml
    .replace(
      /<c:tx><c:strRef><c:f>[^<]*<\/c:f><c:strCache>.*?<c:v>([^<]*)<\/c:v>.*?<\/c:strCache><\/c:strRef><\/c:tx>/gs,
      '<c:tx><c:v>$1</c:v></c:tx>',
    )
    .replace(/<c:(num|str)Ref><c:f>[^<]*<\/c:f><c:\1Cache>(.*?)<\/c:\1Cache><\/c:\1Ref>/gs, '<c:$1Lit>$2</c:$1Lit>')
    .replace(/<c:externalData[^>]*>.*?<\/c:externalData>/s, '');
