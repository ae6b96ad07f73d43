import { type Formula, formulaOf } from '../formula.js';
import { choice, exact, flag, list, nullable, object, provenance, type Reader } from '../reading/index.js';
import { CLASSES } from './classes.js';
import { type ClassifyAnswer, type ClassifyInput, classify, OVERRIDES } from './dieu-20-classify.js';

const classReader = choice(CLASSES);
const readInput = (): Reader<ClassifyInput> =>
  object(
    { S: nullable(exact), overrides: list(choice(OVERRIDES, 'UNKNOWN_CLAUSE')) },
    { isHead: flag, organisationClass: nullable(classReader), organisationOpen: list(classReader), provenance },
  );

/** Điều 20: mức xếp loại chất lượng công chức năm, before the quota. */
export const classifyFormula: Formula<ClassifyInput, ClassifyAnswer> = formulaOf('nd335/classify', 1, () => ({
  title: { vi: 'Mức xếp loại chất lượng công chức năm (trước tỷ lệ xuất sắc)', en: 'Yearly class before the quota' },
  article: 'Điều 20',
  input: {
    S: 'year score or null',
    overrides: `list of ${OVERRIDES.join(', ')}`,
    isHead: 'optional: heads the organisation',
    organisationClass: 'optional: XS, TOT, HT, KHT or null (not yet classified)',
    organisationOpen: 'optional: classes still open to an organisation that is not classified',
    provenance: 'optional: {label, events, excluded}',
  },
  answer: {
    scoreClass: 'class of the score',
    class: 'after overrides and head cap, null while pending',
    status: 'OK, PENDING_ORGANISATION or INSUFFICIENT_DATA',
    reasons: 'clauses that changed the class',
  },
  exactKeys: [],
  example: { S: '559/6', overrides: [], isHead: true, organisationClass: 'TOT' },
  read: readInput(),
  compute: classify,
}));
