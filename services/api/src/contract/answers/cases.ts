import type { CaseFile, CaseStep, PetitionRow } from '@kpi-ledger/engine';
import { choice, component, componentOf, day, flag, list, nullable, record, text } from '../fields.js';
import { basis, decision, missing, ratingClass, rowsOf } from './shared.js';

const step = componentOf<CaseStep>()(
  'CaseStep',
  'One step of the annual procedure (Điều 10, 17, 18, 21, 22, 26).',
  record({
    step: choice(
      'SELF_SCORES',
      'CONFIRMATIONS',
      'SELF_ASSESSMENT',
      'MEETING',
      'PARTY_OPINION',
      'SYNTHESIS',
      'DECISION',
      'WRITTEN_NOTICE',
      'PUBLIC_NOTICE',
      'PETITION',
      'NATIONAL_DATABASE',
    ),
    label: text,
    article: text,
    status: choice('DONE', 'MISSING', 'WAITING', 'NOT_REQUIRED'),
    missing: list(missing),
    deadline: nullable(day),
    overdue: flag,
    doneOn: nullable(day),
    note: nullable(text),
    events: list(text),
  }),
);

const fields = {
  person: text,
  year: text,
  unit: nullable(text),
  superior: nullable(text),
  post: nullable(text),
  role: nullable(choice('HEAD', 'DEPUTY', 'STAFF')),
  classifier: nullable(text),
  classifierHolder: nullable(text),
  selfClass: nullable(ratingClass),
  decided: nullable(
    component(
      'CaseDecision',
      'The class in force, by the last decision.',
      record({ class: ratingClass, on: day, signer: text, decision: nullable(decision), event: text }),
    ),
  ),
  notClassified: nullable(text),
  steps: list(step),
  synthetic: flag,
};

const caseRow = componentOf<CaseFile>()('CaseRow', 'The annual case of a person, step by step.', record(fields));
export const caseFiles = rowsOf('CaseFiles', caseRow);
export const caseFile = component(
  'CaseFile',
  'The annual case of a person, step by step.',
  record({ basis, ...fields }),
);

export const PETITION_STATUS = ['OPEN', 'OVERDUE', 'UNDATED', 'ANSWERED', 'ANSWERED_LATE'] as const;

const petition = componentOf<PetitionRow>()(
  'PetitionRow',
  'A petition against a class (Điều 22).',
  record({
    petition: text,
    event: text,
    person: text,
    year: text,
    unit: nullable(text),
    filedOn: day,
    due: nullable(day),
    answeredOn: nullable(day),
    upheld: nullable(flag),
    replacedOn: nullable(day),
    status: choice(...PETITION_STATUS),
    missing: list(missing),
    synthetic: flag,
  }),
);
export const petitions = rowsOf('Petitions', petition);
