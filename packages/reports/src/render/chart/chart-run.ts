import { ChartRun } from 'docx/charts';
import type { Chart } from '../../document/document.js';
import { xmlText } from '../xml-text.js';

const FONT = 'Times New Roman';
/** Height of a chart by its width: what leaves room for a title and a table on a page across. */
const SHAPE = 0.36;
/** Lying bars need room each for its name, and all of them for title and legend; in pixels. */
const LYING = { bar: 18, around: 130 };

/** In pixels. */
export const chartHeight = ({ shape, categories }: Chart, width: number): number =>
  Math.max(Math.round(width * SHAPE), shape === 'lying' ? categories.length * LYING.bar + LYING.around : 0);

/** A chart of Office's own kind (DrawingML), so many pixels wide. */
export function chartRun(chart: Chart, width: number): ChartRun {
  const { title, basis, unit, shape } = chart;
  // Lying bars are drawn from below.
  const inOrder = <A>(list: readonly A[]): readonly A[] => (shape === 'lying' ? list.toReversed() : list);
  const options = {
    title: { text: `${xmlText(title)}\n${xmlText(basis)}`, font: { size: 11 } },
    categories: inOrder(chart.categories).map(xmlText),
    series: chart.series.map(({ name, color, values }) => ({
      name: xmlText(name),
      color,
      // The file holds the decimal as it is shown; no figure of ours is calculated from it.
      values: inOrder(values).map((value) => (value === null ? null : Number(value))),
    })),
    font: { name: FONT },
    // Without a rotation of its own LibreOffice leaves out names that stand close.
    categoryAxis: shape === 'lying' ? { font: { size: 7 }, labelRotation: 0 } : {},
    valueAxis:
      unit === '%' || unit === 'điểm' ? { title: unit, minimum: 0, maximum: 100 } : { title: unit, minimum: 0 },
    legend: { position: 'bottom' },
    emptyValues: 'gap',
    transformation: { width, height: chartHeight(chart, width) },
    altText: { name: xmlText(title), description: `${xmlText(title)}. ${xmlText(basis)}` },
  } as const;
  switch (shape) {
    case 'line':
      return new ChartRun({ type: 'line', ...options, markers: true });
    case 'lying':
      return new ChartRun({ type: 'bar', ...options, stacking: 'stacked', gapWidth: 40 });
    case 'stacked':
      return new ChartRun({ type: 'column', ...options, stacking: 'stacked' });
    case 'bar':
      return new ChartRun({ type: 'column', ...options });
  }
}
