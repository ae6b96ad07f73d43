import { readdirSync, readFileSync } from 'node:fs';

/** A published case: what `evaluate` must give for an input, or the code of the error that it must refuse it with. */
export interface Vector {
  readonly id: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
}

export interface VectorFile {
  readonly formula: string;
  readonly version: number;
  readonly cases: readonly Vector[];
}

const folder = new URL('../../vectors/', import.meta.url);

/** Every file of published cases, one a formula and version. */
export const vectorFiles: readonly VectorFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'RELEASED.json')
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as VectorFile);

/** The published cases of a formula, of all its versions. */
export const casesOf = (formula: string): readonly Vector[] =>
  vectorFiles.filter((file) => file.formula === formula).flatMap(({ cases }) => cases);
