import { hashOf } from '@kpi-ledger/events';
import { type Problem, problem } from '../problem.js';
import type { Release } from './portal.js';

const PATH = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)?[A-Za-z0-9][A-Za-z0-9._-]*$/;

type Node = { readonly [property: string]: unknown };

/** What of a release a portal must not take: another file than the catalogue says, a file too many or too few, a path that leads out. */
export function flawsOf({ catalog, files }: Release): readonly Problem[] {
  const wrongPath = files.find(({ path }) => !PATH.test(path) || path === 'catalog.json');
  if (wrongPath !== undefined) return [flaw(wrongPath.path, 'đường dẫn không hợp lệ', 'not a path inside the release')];
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size !== files.length) return [flaw('files', 'hai tệp trùng đường dẫn', 'two files have the same path')];
  const root = parsed(catalog);
  if (root === null || root['@type'] !== 'dcat:Catalog')
    return [flaw('catalog.json', 'không phải danh mục DCAT', 'no dcat:Catalog')];
  const base = String(root['@id'] ?? '').replace(/catalog\.json$/, '');
  const described = distributionsOf(root).map((one) => ({ one, path: addressOf(one).slice(base.length) }));
  return [
    ...described.flatMap(({ one, path }) => {
      const file = files.find((of) => of.path === path && addressOf(one).startsWith(base));
      if (file === undefined) return [flaw(addressOf(one), 'không có tệp này', 'the file is missing')];
      const bytes = new TextEncoder().encode(file.content);
      return checksumOf(one) === hashOf(bytes) && sizeOf(one) === `${bytes.length}`
        ? []
        : [flaw(path, 'tệp không khớp mã băm hoặc độ dài trong danh mục', 'other bytes than the catalogue says')];
    }),
    ...files
      .filter(({ path }) => !path.startsWith('schemas/') && described.every((one) => one.path !== path))
      .map(({ path }) => flaw(path, 'tệp không có trong danh mục', 'the catalogue does not name it')),
  ];
}

function parsed(catalog: string): Node | null {
  try {
    const value: unknown = JSON.parse(catalog);
    return typeof value === 'object' && value !== null ? (value as Node) : null;
  } catch {
    return null;
  }
}

const listOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value : []) as readonly Node[];

const distributionsOf = (root: Node): readonly Node[] =>
  listOf(root['dcat:dataset']).flatMap((dataset) => listOf(dataset['dcat:distribution']));

const inside = (node: unknown, ...properties: readonly string[]): unknown =>
  properties.reduce<unknown>((at, name) => (at as Node | undefined)?.[name], node);

const addressOf = (one: Node): string => String(inside(one, 'dcat:downloadURL', '@id') ?? '');
const checksumOf = (one: Node): unknown => inside(one, 'spdx:checksum', 'spdx:checksumValue', '@value');
const sizeOf = (one: Node): unknown => inside(one, 'dcat:byteSize', '@value');

const flaw = (path: string, vi: string, en: string): Problem =>
  problem('RELEASE_FLAWED', path, `${path}: ${vi}; không phát hành gì`, `${path}: ${en}; nothing is published`);
