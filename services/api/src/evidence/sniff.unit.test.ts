import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sniff } from './sniff.js';

const zip = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const TYPES = '[Content_Types].xml';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

test.each<readonly [string, Uint8Array, string | null]>([
  ['a PDF', strToU8('%PDF-1.7\n'), 'application/pdf'],
  ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), 'image/png'],
  ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a DOCX', zip(TYPES, 'word/document.xml'), `${OFFICE}.wordprocessingml.document`],
  ['an XLSX', zip(TYPES, 'xl/workbook.xml'), `${OFFICE}.spreadsheetml.sheet`],
  ['a document with macros', zip(TYPES, 'word/document.xml', 'word/vbaProject.bin'), null],
  ['an archive of other files', zip('word/document.xml'), null],
  ['an archive cut short', zip(TYPES, 'xl/workbook.xml').subarray(0, 60), null],
  ['a page', strToU8('<html><script>'), null],
  ['a program', strToU8('\u007fELF'), null],
  ['a script with a PDF in it', strToU8('#!/bin/sh\n%PDF-1.7'), null],
  ['nothing', new Uint8Array(), null],
])('%s', (_, bytes, mediaType) => {
  expect(sniff(bytes)).toBe(mediaType);
});
