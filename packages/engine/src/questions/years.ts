import { ancestry, earlier, holderOf, parsePeriod } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { YearQuestions } from '../asked/years.js';
import { caseFileOf, caseFiles } from '../case-file/case-file.js';
import { petitionRows } from '../case-file/petition-rows.js';
import { type Classes, type ClassRow, classesOf } from '../classify/classify.js';
import { notAYear, unknownPerson, unknownSubject, unknownUnit } from '../errors.js';
import { besideActual, figureOfClass } from '../what-if/side-by-side.js';
import { yearSheetOf } from '../year/year-sheet.js';
import type { Asking } from './asking.js';

/** The year of people: sheets, classes, and the procedure that leads to a class. */
export function yearQuestions({ ofYear, ofProcedure, answer, head }: Asking): YearQuestions {
  return {
    yearSheet: (question) =>
      ofYear(question, ({ reading, effective }, year) => {
        const { organisation } = reading.at(earlier(effective, year.last));
        const person = organisation.posts.has(question.subject)
          ? holderOf(organisation, question.subject)
          : organisation.officials.has(question.subject)
            ? question.subject
            : null;
        return person === null
          ? E.left(unknownSubject(question.subject))
          : E.right(yearSheetOf(reading, person, year, effective, { derivation: true }));
      }),
    classify: (question) =>
      ofYear(question, (placed, year) => {
        const { reading, effective } = placed;
        const { person, unit } = question;
        const { organisation } = reading.at(earlier(effective, year.last));
        const { units, officials } = organisation;
        if (unit !== undefined && !units.has(unit)) return E.left(unknownUnit(unit));
        if (person !== undefined && !officials.has(person)) return E.left(unknownSubject(person));
        const { rows: classes, quotas } = classesOf(reading, year, effective, person ?? null);
        const rows: readonly ClassRow[] =
          question.assumed === undefined
            ? classes
            : besideActual(classes, classesOf(head(), year, effective).rows, ({ person: of }) => of, figureOfClass);
        const isWithin = (of: string | null) => of !== null && ancestry(organisation, of).some(({ id }) => id === unit);
        const asked: readonly ClassRow[] = rows.filter(
          (row) => (unit === undefined || isWithin(row.unit)) && (person === undefined || row.person === person),
        );
        const pools = new Set(asked.map(({ quota }) => `${quota.kind} ${quota.unit}`));
        const counted: Classes['quotas'] = quotas.filter(({ kind, unit: of }) => pools.has(`${kind} ${of}`));
        return E.right({ rows: asked, quotas: counted });
      }),
    caseFile: (question) =>
      ofProcedure(question, ({ reading, effective }) => {
        const found = caseFileOf(reading, question.person, question.year, effective);
        return found === null ? E.left(unknownPerson(question.person)) : E.right(found);
      }),
    petitions: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) => {
        const { unit, year } = question;
        if (year !== undefined && parsePeriod(year)?.kind !== 'YEAR') return E.left(notAYear(year, 'year'));
        return unit !== undefined && !reading.at(effective).organisation.units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right({ rows: petitionRows(reading, effective, { year: year ?? null, unit: unit ?? null }) });
      }),
    caseFiles: (question) =>
      ofProcedure(question, ({ reading, effective }) => {
        const { unit } = question;
        return unit !== undefined && !reading.at(effective).organisation.units.has(unit)
          ? E.left(unknownUnit(unit))
          : E.right({ rows: caseFiles(reading, question.year, effective, unit ?? null) });
      }),
  };
}
