/** What every operation may answer beside its own. */
export const reference = (name: string) => ({ $ref: `#/components/responses/${name}` });

export const PROBLEMS = {
  '400': reference('Problem'),
  '404': reference('Problem'),
  '406': reference('Problem'),
  '422': reference('Problem'),
  '503': reference('Problem'),
  default: reference('Problem'),
};

export const RESPONSES = {
  Problem: {
    description: 'Không trả lời được, và vì sao. Not answered, and why.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
  NotModified: { description: 'Không đổi so với If-None-Match. Unchanged; the headers bring the newer basis.' },
};

const header = (description: string) => ({ description, schema: { type: 'string' } });
export const HEADERS = {
  ETag: header('Hash of the answer without its basis.'),
  'KPI-Basis-Ordinal': header('How many events of the ledger were known.'),
  'KPI-Basis-Root': header('Merkle root over them.'),
  'KPI-Basis-Effective': header('The day that the answer is about.'),
  'KPI-Basis-Rule-Set': header('Hash of the rules.'),
  'KPI-Basis-Formula-Set': header('Hash of the list of formulas.'),
  'KPI-Basis-Assumed': header('Hash of what was only assumed.'),
  Link: header('The next page, rel="next".'),
};
export const HEADER_REFERENCES = Object.fromEntries(
  Object.keys(HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);
