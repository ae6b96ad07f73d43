import { unzipSync } from 'fflate';

/** What evidence may be; everything else is refused, whatever its name says. */
export const MEDIA_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

const MAGIC: readonly (readonly [MediaType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

export const ALLOWED = 'PDF, PNG, JPEG, DOCX, XLSX';

/** The kind of a file by its first bytes, of an Office file by its parts; null: none that is taken. */
export function sniff(bytes: Uint8Array): MediaType | null {
  const starts = (magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  const [found] = MAGIC.find(([, magic]) => starts(magic)) ?? [];
  return found ?? (starts(ZIP) ? officeType(bytes) : null);
}

/** Only the directory of the archive is read, nothing is unpacked. Files with macros are not taken. */
function officeType(bytes: Uint8Array): MediaType | null {
  const names = new Set<string>();
  try {
    unzipSync(bytes, { filter: ({ name }) => names.add(name) && false });
  } catch {
    return null;
  }
  if (!names.has('[Content_Types].xml') || [...names].some((name) => /vbaProject\.bin$/i.test(name))) return null;
  if (names.has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return names.has('xl/workbook.xml') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : null;
}
