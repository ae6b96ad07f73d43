import type { AnyEvent } from '@kpi-ledger/events';
import { doersNamedIn, saidBy } from '../recompute/log-index.js';
import type { LogByStream } from './log-by-stream.js';
import { indicatorKeysIn } from './named-in.js';
import { OF_ORGANISATION } from './noting-organisation.js';
import { touchedInOrganisation } from './touched-organisation.js';

/** Of an event that was taken. */
export type Touching = Pick<AnyEvent, 'type' | 'stream'>;

/** The subjects of which something may be otherwise since an event; rather one too many than one too few. */
export function touchedBy({ type, stream }: Touching, log: LogByStream): readonly string[] {
  const category = stream.split('-', 1)[0] ?? '';
  const ofStream = log.stream(stream)?.events ?? [];
  const verdicts =
    type === 'FactRetracted' || (type === 'FactCorrected' && ofStream.some((other) => other.type === 'FactRetracted'))
      ? ['retracted']
      : [];
  // A rule is followed by parameter; only what reads all rules rests on each of them.
  if (type === 'RuleSetAdopted') return ['everything', `kind ${category}`, `stream ${stream}`, 'rules', 'all rules'];
  return [
    'everything',
    `kind ${category}`,
    `stream ${stream}`,
    ...verdicts,
    ...subjectsOf(category, { type, stream }, ofStream, log),
  ];
}

function subjectsOf(
  category: string,
  { type, stream }: Touching,
  ofStream: readonly AnyEvent[],
  log: LogByStream,
): readonly string[] {
  switch (category) {
    case 'unit':
      return [OF_ORGANISATION.all, OF_ORGANISATION.structure];
    case 'post':
      return touchedInOrganisation(stream, type, log);
    case 'official':
      // An absence is asked for by the person, and nothing else of the organisation follows from it.
      return type === 'AbsenceRecorded'
        ? absencesIn(ofStream)
        : [...touchedInOrganisation(stream, type, log), ...absencesIn(ofStream)];
    case 'plan':
    case 'catalogue':
    case 'team':
      return ['plans'];
    case 'ledger':
      return ['ledger', 'rules', 'all rules'];
    case 'task':
      return ofStream.flatMap(doersNamedIn);
    case 'indicator':
      return ofStream
        .flatMap(indicatorKeysIn)
        .map((key) => (key.startsWith('city ') ? 'city-wide indicators' : key.replace(/^unit /, 'indicators of ')));
    case 'rating':
    case 'period':
    case 'classification':
      return [];
    default:
      // An import that is completed brings all its rows at once.
      return ['all that is kept'];
  }
}

/** Of everybody whom the stream names, where it holds an absence: one that was corrected or retracted may have been another's. */
const absencesIn = (ofStream: readonly AnyEvent[]): readonly string[] =>
  ofStream.some(({ type }) => type === 'AbsenceRecorded')
    ? ofStream.flatMap(saidBy).flatMap(({ person }) => (person === undefined ? [] : [`absences of ${person}`]))
    : [];
