import { hashOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import type { OpenDataPortal, Release } from '../portal.js';

/** A portal of its own for every test, with nothing published. */
export interface PortalUnderTest {
  readonly portal: OpenDataPortal;
  close(): Promise<void>;
}

/** What every implementation of `OpenDataPortal` keeps. Call it in a test file of the implementation. */
export function describeOpenDataPortal(name: string, open: () => Promise<PortalUnderTest>): void {
  const using = async (test: (portal: OpenDataPortal) => Promise<void>): Promise<void> => {
    const { portal, close } = await open();
    try {
      await test(portal);
    } finally {
      await close();
    }
  };

  describe(`OpenDataPortal: ${name}`, () => {
    it('shows nothing before anything is published', () =>
      using(async (portal) => expect(await portal.published()()).toEqual(E.right(null))));

    it('shows what was published, byte for byte', () =>
      using(async (portal) => {
        const first = release({ 'a.csv': 'a\r\n"Tiếng Việt"\r\n', 'b.json': '{}\n' });
        expect(await portal.publish(first)()).toEqual(E.right('PUBLISHED'));
        expect(await portal.published()()).toEqual(E.right(first));
      }));

    it('says that nothing has changed when the same comes again', () =>
      using(async (portal) => {
        await portal.publish(release({ 'a.csv': 'a\r\n' }))();
        expect(await portal.publish(release({ 'a.csv': 'a\r\n' }))()).toEqual(E.right('UNCHANGED'));
      }));

    it('puts a new release in the place of the old one, whole', () =>
      using(async (portal) => {
        await portal.publish(release({ 'a.csv': 'a\r\n', 'old.csv': 'o\r\n' }))();
        const second = release({ 'a.csv': 'a\r\n1\r\n', 'new.csv': 'n\r\n' });
        expect(await portal.publish(second)()).toEqual(E.right('PUBLISHED'));
        expect(await portal.published()()).toEqual(E.right(second));
      }));

    it('takes an empty release', () =>
      using(async (portal) => {
        await portal.publish(release({ 'a.csv': 'a\r\n' }))();
        await portal.publish(release({}))();
        expect(await portal.published()()).toEqual(E.right(release({})));
      }));

    const good = release({ 'a.csv': 'a\r\n' });
    const [file] = good.files;
    if (file === undefined) throw new Error('no file');
    it.each<[string, Release]>([
      ['other bytes than the catalogue says', { ...good, files: [{ ...file, content: 'b\r\n' }] }],
      ['a file that is missing', { ...good, files: [] }],
      ['a file that the catalogue does not name', { ...good, files: [file, { ...file, path: 'b.csv' }] }],
      ['two files of the same path', { ...good, files: [file, file] }],
      ['a path that leads out', { ...good, files: [{ ...file, path: '../a.csv' }] }],
      ['an absolute path', { ...good, files: [{ ...file, path: '/a.csv' }] }],
      ['a file in the place of the catalogue', { ...good, files: [file, { ...file, path: 'catalog.json' }] }],
      ['a catalogue that is half written', { ...good, catalog: good.catalog.slice(0, 50) }],
    ])('refuses %s and changes nothing', (_, flawed) =>
      using(async (portal) => {
        const before = release({ 'z.csv': 'z\r\n' });
        await portal.publish(before)();
        expect(E.isLeft(await portal.publish(flawed)())).toBe(true);
        expect(await portal.published()()).toEqual(E.right(before));
      }),
    );
  });
}

/** A small release of these files. */
function release(contents: { readonly [path: string]: string }): Release {
  const files = Object.entries(contents).map(([path, content]) => ({
    path,
    mediaType: path.endsWith('.csv') ? 'text/csv' : 'application/json',
    content,
  }));
  const distributions = files.map(({ path, content }) => {
    const bytes = new TextEncoder().encode(content);
    return {
      'dcat:downloadURL': { '@id': path },
      'dcat:byteSize': { '@value': `${bytes.length}` },
      'spdx:checksum': { 'spdx:checksumValue': { '@value': hashOf(bytes) } },
    };
  });
  const catalog = JSON.stringify({
    '@id': 'catalog.json',
    '@type': 'dcat:Catalog',
    'dcat:dataset': [{ 'dcat:distribution': distributions }],
  });
  return { catalog, files };
}
