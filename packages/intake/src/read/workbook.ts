import { strFromU8 } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';
import { type FileError, notXlsx } from '../file-error.js';
import { readNumberFormats } from './number-formats.js';
import { readSharedStrings } from './shared-strings.js';
import { readSheet, type Sheet } from './sheet.js';
import { unpackWithin } from './unpacked.js';
import { readXml } from './xml.js';

/** A workbook with what the cells themselves say: number or text, formula or typed, merged or alone. */
export interface Workbook {
  readonly file: string;
  readonly sheets: readonly Sheet[];
}

export function readWorkbook(file: string, bytes: Uint8Array): E.Either<FileError, Workbook> {
  try {
    const parts = unpackWithin(bytes);
    const part = (name: string): string | null => {
      const content = parts[name];
      return content === undefined ? null : strFromU8(content);
    };
    return E.right({ file, sheets: sheetsOf(part) });
  } catch (error) {
    return E.left(notXlsx(file, error));
  }
}

type Part = (name: string) => string | null;

function sheetsOf(part: Part): readonly Sheet[] {
  const workbook = part('xl/workbook.xml');
  if (workbook === null) throw new Error('no xl/workbook.xml');
  const targets = targetsOf(part('xl/_rels/workbook.xml.rels') ?? '');
  const strings = readSharedStrings(part('xl/sharedStrings.xml'));
  const formats = readNumberFormats(part('xl/styles.xml'));
  return namesOf(workbook).flatMap(({ name, hidden, relation }) => {
    const xml = part(targets.get(relation) ?? '');
    // A chart sheet has no cells.
    return xml === null ? [] : [readSheet({ name, hidden }, xml, strings, formats)];
  });
}

interface Named {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

function namesOf(workbook: string): readonly Named[] {
  const names: Named[] = [];
  readXml(workbook, {
    open: (tag, { name, state, id }) => {
      if (tag === 'sheet')
        names.push({ name: name ?? '', hidden: state !== undefined && state !== 'visible', relation: id ?? '' });
    },
  });
  return names;
}

function targetsOf(relations: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (relations !== '')
    readXml(relations, {
      open: (tag, { Id, Target }) => {
        if (tag === 'Relationship' && Id !== undefined && Target !== undefined)
          targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    });
  return targets;
}
