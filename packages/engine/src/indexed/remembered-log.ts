import type { PlacedEvent } from '../reading/events-read.js';
import { NO_EXCEPTIONS, type RememberedExceptions } from './exceptions.js';
import type { RememberedAnswer } from './kept-answers.js';
import { NO_NAMES, type RememberedNames } from './named-streams.js';
import { NO_STREAMS, type RememberedStreams } from './streams.js';

/** What a log by stream took, for another one of the same events. Plain data, with numbers in columns. */
export interface RememberedLog extends RememberedNames, RememberedExceptions {
  readonly streams: RememberedStreams;
  readonly organisational: readonly number[];
  readonly imports: readonly PlacedEvent[];
  readonly answers: readonly RememberedAnswer[];
}

export const NOTHING_TAKEN: RememberedLog = {
  ...NO_NAMES,
  ...NO_EXCEPTIONS,
  ...{ streams: NO_STREAMS, organisational: [], imports: [], answers: [] },
};
