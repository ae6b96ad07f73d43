import { type Lang, text } from './lang.js';
import { composed } from './table.js';

/** One term of an explained score, as the public surface fixes it. */
export interface DerivationTerm {
  readonly term: string;
  readonly label: string;
  readonly value: string | null;
  readonly formula: string;
  /** The calculation with its figures. */
  readonly expression?: string;
  readonly parameters: readonly { readonly id: string; readonly value: string; readonly source: string }[];
  readonly citation: string | null;
  readonly events: readonly string[];
  readonly excluded: readonly { readonly event: string; readonly reason: string }[];
  readonly children: readonly DerivationTerm[];
}

const WORDS = {
  unknown: text('chưa có', 'unknown'),
  calculation: text('phép tính', 'calculation'),
  formula: text('công thức', 'formula'),
  parameter: text('tham số', 'parameter'),
  citation: text('căn cứ', 'citation'),
  event: text('sự kiện', 'event'),
  excluded: text('không tính', 'left out'),
} as const;

/** The derivation as indented lines: every term with its value, calculation, legal source and events. */
export function derivationText(root: DerivationTerm, lang: Lang): string {
  const legend = [...new Set(parametersOf(root))].sort();
  return composed(`${[...linesOf(root, null, '', lang), '', ...legend].join('\n')}\n`);
}

/** Every parameter once, with who set it: the terms only name them. */
const parametersOf = ({ parameters, children }: DerivationTerm): readonly string[] => [
  ...parameters.map(({ id, value, source }) => `${id} = ${value}: ${source}`),
  ...children.flatMap(parametersOf),
];

/** Formula and citation are said where they change, not again for every part of the same calculation. */
function linesOf(node: DerivationTerm, above: DerivationTerm | null, indent: string, lang: Lang): readonly string[] {
  const inner = `${indent}    `;
  const line = (word: keyof typeof WORDS, value: string | null | undefined): readonly string[] =>
    value === undefined || value === null || value === '' ? [] : [`${inner}${WORDS[word][lang]}: ${value}`];
  const changed = (key: 'formula' | 'citation') => (above !== null && above[key] === node[key] ? '' : node[key]);
  return [
    `${indent}${node.term} = ${valueText(node.value, WORDS.unknown[lang])}  ${node.label}`,
    ...line('calculation', node.expression),
    ...line('formula', changed('formula')),
    ...line('parameter', node.parameters.map(({ id, value }) => `${id} = ${value}`).join(', ')),
    ...line('citation', changed('citation')),
    ...node.events.flatMap((event) => line('event', event)),
    ...node.excluded.flatMap(({ event, reason }) => line('excluded', `${event} – ${reason}`)),
    ...node.children.flatMap((child) => linesOf(child, node, `${indent}  `, lang)),
  ];
}

const valueText = (value: string | null, unknown: string): string => {
  if (value === null) return unknown;
  const shown = truncated(value);
  return shown === null || shown === value ? value : `${value} ≈ ${shown}`;
};

/** A fraction as a decimal of two places, truncated as the decree's figures are (P18); null when it is no fraction. */
export function truncated(value: string): string | null {
  const match = /^(-?)(\d+)\/(\d+)$/.exec(value);
  if (match === null) return null;
  const [, sign = '', over = '0', under = '1'] = match;
  const hundredths = (BigInt(over) * 100n) / BigInt(under);
  return `${sign}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
