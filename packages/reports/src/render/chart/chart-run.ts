import { ChartRun } from 'docx/charts';
import type { Chart } from '../../document/document.js';
import { xmlText } from '../xml-text.js';

const FONT = 'Times New Roman';
/** Height of a chart by its width. */
const SHAPE = 0.48;

/** A chart of Office's own kind (DrawingML), so many pixels wide. */
export function chartRun(chart: Chart, width: number): ChartRun {
  const { title, basis, unit, shape, categories, series } = chart;
  const options = {
    title: { text: `${xmlText(title)}\n${xmlText(basis)}`, font: { size: 11 } },
    categories: categories.map(xmlText),
    series: series.map(({ name, color, values }) => ({
      name: xmlText(name),
      color,
      // The file holds the decimal as it is shown; no figure of ours is calculated from it.
      values: values.map((value) => (value === null ? null : Number(value))),
    })),
    font: { name: FONT },
    valueAxis: { title: unit, ...(unit === '%' ? { min: 0, max: 100 } : { min: 0 }) },
    legend: { position: 'bottom' },
    emptyValues: 'gap',
    transformation: { width, height: Math.round(width * SHAPE) },
    altText: { name: xmlText(title), description: `${xmlText(title)}. ${xmlText(basis)}` },
  } as const;
  return new ChartRun(
    shape === 'line'
      ? { type: 'line', ...options, markers: true }
      : { type: 'column', ...options, ...(shape === 'stacked' ? { stacking: 'stacked' as const } : {}) },
  );
}
