import { caseFile, caseFiles, PETITION_STATUS, petitions } from '../contract/answers/cases.js';
import { type Endpoint, listing, reading } from '../contract/endpoint.js';
import { id, inPath, maybeYear, oneOf, optional, unit, year } from '../contract/parameters.js';

const tag = 'cases';

/** The annual procedure of people, and petitions against its result. */
export const caseEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/cases', operationId: 'listCases', tag },
    summary: { vi: 'Hồ sơ xếp loại năm', en: 'The annual cases of all officials' },
    parameters: { year, unit },
    answer: caseFiles,
    example: { year: '2026', limit: '5' },
    ask: (engine, question) => engine.caseFiles(question),
  }),
  reading({
    ...{ path: '/cases/{person}', operationId: 'readCase', tag },
    summary: { vi: 'Hồ sơ xếp loại năm của một người', en: 'The annual case of a person, step by step' },
    parameters: { person: inPath('Mã người. Id of a person.', id), year },
    answer: caseFile,
    example: { person: 'mau-giu-chuc-04', year: '2026' },
    ask: (engine, question) => engine.caseFile(question),
  }),
  listing({
    ...{ path: '/petitions', operationId: 'listPetitions', tag },
    summary: { vi: 'Kiến nghị và hạn trả lời', en: 'Petitions against classes, and when they are due' },
    parameters: { year: maybeYear, unit },
    filters: {
      status: optional('Chỉ những kiến nghị có tình trạng này. Of this status only.', oneOf(...PETITION_STATUS)),
      person: optional('Chỉ của người này. Of this person only.', id),
    },
    answer: petitions,
    example: { year: '2026' },
    ask: (engine, question) => engine.petitions(question),
  }),
];
