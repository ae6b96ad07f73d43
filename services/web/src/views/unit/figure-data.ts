import type { Schema } from '@kpi-ledger/api-client';
import { decimalOf } from '../../text/decimal.ts';
import { decimal } from '../../text/format.ts';
import type { Language } from '../../text/language.tsx';
import type { Measurable } from './measurable.ts';
import { shapeOf } from './measurable.ts';

export type Figure = Schema<'FigureRow'>;
type Data = Schema<'IndicatorMeasuredData'>;

/** What is typed of a figure; numbers as they are written in the language of the reader. */
export interface FigureDraft {
  readonly period: string;
  readonly value: string;
  readonly size: string;
  readonly state: '' | 'yes' | 'no';
  readonly source: string;
  readonly address: string;
  /** By the words of the target. */
  readonly attested: { readonly [target: string]: { readonly met: '' | 'yes' | 'no'; readonly documents: string } };
  /** Of a correction: why. */
  readonly reason: string;
}

export const EMPTY: FigureDraft = {
  ...{ period: '', value: '', size: '', state: '', source: '', address: '', attested: {}, reason: '' },
};

/** An earlier figure as it stands, for one who corrects it. */
export const draftOf = (figure: Figure, language: Language): FigureDraft => ({
  period: figure.period,
  value: figure.value === null ? '' : decimal(figure.value, language),
  size: figure.universe === null ? '' : `${figure.universe.size}`,
  state: figure.state === null ? '' : figure.state ? 'yes' : 'no',
  source: figure.source,
  address: figure.sourceAddress ?? '',
  attested: Object.fromEntries(
    figure.attestations.map(({ target, met, evidence }) => [
      target,
      { met: met ? 'yes' : 'no', documents: evidence.flatMap(({ name }) => name ?? []).join('; ') } as const,
    ]),
  ),
  reason: '',
});

/** The fact that the draft says; of a correction what the form does not ask for stays as it was. */
export function dataOf(draft: FigureDraft, of: Measurable, language: Language, before: Figure | null): Data {
  const { number, rank, words } = shapeOf(of.targets);
  const value = number || rank !== null ? decimalOf(draft.value, language) : null;
  const attestations = words.flatMap((target) => {
    const { met = '', documents = '' } = draft.attested[target] ?? {};
    const evidence = namesIn(documents).map((name) => ({ name, hash: hashOf(before, target, name) }));
    return met === '' ? [] : [{ target, met: met === 'yes', evidence }];
  });
  return {
    ...{ indicator: of.indicator, unit: of.unit, period: draft.period, value, source: draft.source.trim() },
    ...(draft.state === '' ? {} : { state: draft.state === 'yes' }),
    ...(rank === null || draft.size === ''
      ? {}
      : { universe: { id: before?.universe?.id ?? rank.universe ?? 'khac', size: Number(draft.size) } }),
    ...(draft.address.trim() === '' ? {} : { sourceAddress: draft.address.trim() }),
    ...(before?.edition == null ? {} : { edition: before.edition }),
    ...(attestations.length === 0 ? {} : { attestations }),
  };
}

const namesIn = (documents: string): readonly string[] =>
  documents
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const hashOf = (before: Figure | null, target: string, name: string): string | null =>
  before?.attestations.find((one) => one.target === target)?.evidence.find((one) => one.name === name)?.hash ?? null;
