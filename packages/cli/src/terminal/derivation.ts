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
  return composed(`${[...linesOf(root, '', lang), '', ...legend].join('\n')}\n`);
}

/** Every parameter once, with who set it: the terms only name them. */
const parametersOf = ({ parameters, children }: DerivationTerm): readonly string[] => [
  ...parameters.map(({ id, value, source }) => `${id} = ${value}: ${source}`),
  ...children.flatMap(parametersOf),
];

function linesOf(node: DerivationTerm, indent: string, lang: Lang): readonly string[] {
  const say = (word: keyof typeof WORDS) => WORDS[word][lang];
  const inner = `${indent}    `;
  return [
    `${indent}${node.term} = ${valueText(node.value, say('unknown'))}  ${node.label}`,
    ...(node.expression === undefined || node.expression === ''
      ? []
      : [`${inner}${say('calculation')}: ${node.expression}`]),
    ...(node.formula === '' ? [] : [`${inner}${say('formula')}: ${node.formula}`]),
    ...(node.parameters.length === 0
      ? []
      : [`${inner}${say('parameter')}: ${node.parameters.map(({ id, value }) => `${id} = ${value}`).join(', ')}`]),
    ...(node.citation === null || node.citation === '' ? [] : [`${inner}${say('citation')}: ${node.citation}`]),
    ...node.events.map((event) => `${inner}${say('event')}: ${event}`),
    ...node.excluded.map(({ event, reason }) => `${inner}${say('excluded')}: ${event} – ${reason}`),
    ...node.children.flatMap((child) => linesOf(child, `${indent}  `, lang)),
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
