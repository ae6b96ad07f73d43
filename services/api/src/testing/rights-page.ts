import { ROLES, type Standing } from '../identity/caller.js';
import { COMMAND_KINDS, type WritingRole } from '../rights/command-kinds.js';
import { ENDPOINTS } from '../rights/endpoints.js';
import { ALL, CLASSIFIED, LINE, NOBODY, type Reach, SCORED, SELF, SELF_AND_SCORED, UNIT } from '../rights/reach.js';

const SHORT = new Map<Reach, string>([
  [NOBODY, ''],
  [SELF, 'self'],
  [UNIT, 'unit'],
  [SCORED, 'scored'],
  [SELF_AND_SCORED, 'self, scored'],
  [CLASSIFIED, 'classified'],
  [LINE, 'line'],
  [ALL, 'all'],
]);
const cell = (reach: Reach | undefined): string => (reach === undefined ? '' : (SHORT.get(reach) ?? '?'));

const WRITERS: readonly WritingRole[] = [
  'REPORTING_UNIT',
  'ASSESSOR',
  'AUTHORITY_HEAD',
  'RATING_OFFICER',
  'ADMINISTRATOR',
];
const STANDINGS: readonly Standing[] = [...ROLES, 'LOCAL'];

/** The tables of rights as a page for people. */
export const rightsPage = (): string =>
  [
    '# Rights',
    '',
    'Printed from the tables that the service reads (`services/api/src/rights`); do not edit by hand.',
    '[access.md](access.md) says how roles are given.',
    '',
    'A cell says of whom:',
    '',
    '| cell | of whom |',
    '|---|---|',
    '| self | the person of the token |',
    '| unit | self; and the unit of the token with its components, their people and work; of the city, the figures of indicators that they lead |',
    '| scored | whom the person of the token, or the head of the unit of the token, tracks and scores (Điều 10); never self |',
    '| classified | whom the same classify for the year (Điều 10); never self |',
    '| line | unit, and everybody further down the line of authority |',
    '| all | everybody |',
    '',
    'Organisation and work as they are today count. `LOCAL` is whoever is at the machine of a service without an issuer.',
    '',
    '## Addresses',
    '',
    ...table(
      ['address', ...STANDINGS],
      ENDPOINTS.map(({ method, path, roles }) => [
        `\`${method} ${path}\``,
        ...STANDINGS.map((role) => cell(roles[role])),
      ]),
    ),
    '',
    '`POST /api/v1/commands` and `/api/v1/imports` record by the second table, files of evidence go with `EvidenceSubmitted`; `/api/v1/stream` tells everybody of what is published. `/dev` is there on a demonstration ledger only.',
    '',
    '## What is recorded',
    '',
    'A correction or retraction is as the fact that it changes; the rows of FactCorrected and FactRetracted are for changing a change.',
    'Types without any role are recorded by the programs of the ledger itself.',
    '',
    ...table(
      ['event type', ...WRITERS],
      Object.entries(COMMAND_KINDS).map(([kind, row]) => [kind, ...WRITERS.map((role) => cell(row[role]))]),
    ),
    '',
  ].join('\n');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
];
