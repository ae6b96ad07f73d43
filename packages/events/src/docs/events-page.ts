import { record } from '../fields/index.js';
import * as agencies from '../types/agencies.js';
import * as attainment from '../types/attainment.js';
import { type EventTypeName, eventTypeOf, isEventType } from '../types/catalog.js';
import * as completion from '../types/completion.js';
import { common } from '../types/event-type.js';
import * as ledger from '../types/ledger.js';
import * as maturity from '../types/maturity.js';
import * as organisation from '../types/organisation.js';
import * as periods from '../types/periods.js';
import * as plans from '../types/plans.js';
import * as procedure from '../types/procedure.js';
import * as progress from '../types/progress.js';
import * as scoring from '../types/scoring.js';
import * as teams from '../types/teams.js';
import { isPersonal, type LeafRow, leavesOf } from './leaves.js';
import { ENVELOPE, INTRODUCTION, MARKS, VALID_AT } from './words.js';

const GROUPS: readonly (readonly [title: string, types: object])[] = [
  ['Organisation (tổ chức, nhân sự)', organisation],
  ['Plans (kế hoạch, giao việc)', plans],
  ['Attainment (mức đạt chỉ tiêu)', attainment],
  ['Completion (tiến độ kế hoạch)', completion],
  ['Maturity (mức độ trưởng thành)', maturity],
  ['Team products (sản phẩm nhóm)', teams],
  ['Progress (kết quả thực hiện)', progress],
  ['Scoring (đánh giá)', scoring],
  ['Periods (kỳ, xếp loại)', periods],
  ['Agencies (xếp loại tổ chức)', agencies],
  ['Annual procedure (thủ tục xếp loại hằng năm)', procedure],
  ['Ledger (sổ cái)', ledger],
];

const namesIn = (types: object): readonly EventTypeName[] => Object.keys(types).filter(isEventType).sort();

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const definitions = (head: readonly string[], words: { readonly [term: string]: string }): string =>
  table(
    head,
    Object.entries(words).map(([term, meaning]) => [term, meaning]),
  );

/** `docs/events.md`: what every event type says, on which day it stands, and which of its fields are encrypted. */
export function eventsPage(): string {
  return `${[
    INTRODUCTION,
    '## Types',
    table(
      ['group', 'types'],
      GROUPS.map(([title, types]) => [
        title,
        namesIn(types)
          .map((name) => `[${name}](#${name.toLowerCase()})`)
          .join(', '),
      ]),
    ),
    '## The day of a fact: `validAt`',
    definitions(['meaning', 'in words'], VALID_AT),
    '## Marks',
    definitions(['mark', 'holds'], MARKS),
    '## Envelope',
    definitions(['field', 'says'], ENVELOPE),
    '## Fields of every type',
    leafTable(commonLeaves()),
    ...GROUPS.flatMap(([title, types]) => [`## ${title}`, ...namesIn(types).map(typeSection)]),
  ].join('\n\n')}\n`;
}

function commonLeaves(): readonly LeafRow[] {
  const { shape, schema } = record(common);
  return leavesOf(shape, schema);
}

function typeSection(name: EventTypeName): string {
  const { says, stream, validAt, mayReachForward, earlyDecember, shape, schema, across } = eventTypeOf(name);
  const future = mayReachForward
    ? 'may lie in the future'
    : earlyDecember
      ? 'never in the future, except 31/12 from 1 December on (P22)'
      : 'never in the future';
  const ofEveryType = new Set(commonLeaves().map(({ path }) => path));
  const own = leavesOf(shape, schema).filter(({ path }) => !ofEveryType.has(path));
  return [
    `### ${name}`,
    says,
    [
      `- stream: \`${stream}\``,
      `- validAt: ${validAt}; ${future}`,
      ...across.map(({ rule }) => `- rule: ${rule.en}`),
    ].join('\n'),
    leafTable(own),
    ...(name === 'FactCorrected'
      ? ['`data` holds the whole corrected data; its fields, marks and encryption are those of `targetType`.']
      : []),
  ].join('\n\n');
}

const leafTable = (rows: readonly LeafRow[]): string =>
  table(
    ['field', 'holds', 'meaning', 'mark', 'encrypted'],
    rows.map(({ path, holds, meaning, nullable, mark }) => [
      `\`${path}\``,
      nullable ? `${holds}, or null` : holds,
      meaning,
      mark,
      isPersonal(mark) ? '**yes**' : '',
    ]),
  );
