import { append, type RecordedStreams, type Stream, streamFrom } from '@kpi-ledger/domain';
import type { LogByStream } from '../indexed/log-by-stream.js';

/** What commands look at in the log: a stream is read when the first one asks for it, and only what it has more is read again. */
export function recordedStreams(log: LogByStream): RecordedStreams {
  const streams = new Map<string, Stream>();
  return {
    stream: (name) => {
      const recorded = log.stream(name);
      if (recorded === null) return undefined;
      const known = streams.get(name);
      if (known !== undefined) {
        const seen = known.recorded.length;
        if (seen < recorded.ordinals.length) for (const event of recorded.events.slice(seen)) append(known, event);
        return known;
      }
      const stream = streamFrom(name, recorded.events);
      streams.set(name, stream);
      return stream;
    },
    postsOf: (unit) => log.listedUnder(`posts of ${unit}`).map((name) => name.replace(/^post-/, '')),
    streamsOfIndicator: (indicator) => log.listedUnder(`indicator ${indicator}`),
    tasksOfTeam: (team) => log.listedUnder(`team ${team}`),
  };
}
