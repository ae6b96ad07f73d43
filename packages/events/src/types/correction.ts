import {
  anyObject,
  code,
  count,
  date,
  eventId,
  type Fields,
  freeText,
  meaning,
  nullable,
  optional,
  record,
  streamName,
} from '../fields/index.js';
import { oneOfWritten, type Written } from '../fields/written.js';
import { common, type EventType } from './event-type.js';

/**
 * The whole corrected data. Its codec and its personal fields are those of `targetType`: decoding and sealing look there.
 */
const correctedData = anyObject('the whole corrected data, by the schema of targetType');

/** The fields of FactCorrected. */
export const correctionFields = {
  stream: streamName,
  target: eventId,
  targetType: code,
  targetVersion: optional(meaning('version of the type that `data` is written in; left out: 1', count)),
  data: correctedData,
  correctedValidAt: meaning('null: the day was right', nullable(date)),
  reason: freeText,
} as const;

/** How the data of a correction are written that corrects an event of this type, in its present version; like `EventType.written`. */
export function correctionWritten(target: Pick<EventType<string, Fields>, 'type' | 'version' | 'written'>): Written {
  const presentVersion = { ...count, written: oneOfWritten(target.version) };
  return record({
    ...correctionFields,
    ...common,
    targetType: { ...code, written: oneOfWritten(target.type) },
    targetVersion: target.version === 1 ? optional(presentVersion) : presentVersion,
    data: { ...correctedData, written: target.written },
  }).written;
}
