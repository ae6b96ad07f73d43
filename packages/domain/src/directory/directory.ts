import type { AnyEvent } from '@kpi-ledger/events';
import { categoryOf } from '../stream/handlers.js';
import { append, type Stream, streamFrom } from '../stream/stream.js';

/** The streams that facts of other streams name. */
const NAMED_BY_OTHERS: ReadonlySet<string> = new Set([
  'ledger',
  'unit',
  'post',
  'official',
  'plan',
  'catalogue',
  'team',
  'indicator',
  'maturity',
  'period',
]);

/** What is recorded, as far as a command may ask. */
export interface RecordedStreams {
  stream(name: string): Stream | undefined;
  /** Posts that were ever defined in the unit. */
  postsOf(unit: string): readonly string[];
  /** Streams in which the indicator was ever defined: its city-wide one, or those of units. */
  streamsOfIndicator(indicator: string): readonly string[];
  /** Streams of tasks that were ever assigned as a part of the team product. */
  tasksOfTeam(team: string): readonly string[];
}

/** The same with what was decided since. */
export interface Directory extends RecordedStreams {
  /** Takes the next event of the log. */
  take(event: AnyEvent): void;
  /** Takes a stream that was read for a decision; it is kept up to date from here on. */
  put(stream: Stream): void;
}

/** @param base stays as it is */
export function createDirectory(base?: RecordedStreams): Directory {
  const streams = new Map<string, Stream>();
  const posts = new Map<string, string[]>();
  const indicators = new Map<string, string[]>();
  const tasks = new Map<string, string[]>();

  const own = (name: string): Stream => {
    const stream = streams.get(name) ?? streamFrom(name, base?.stream(name)?.recorded ?? []);
    streams.set(name, stream);
    return stream;
  };

  return {
    stream: (name) => streams.get(name) ?? base?.stream(name),
    postsOf: (unit) => [...(base?.postsOf(unit) ?? []), ...(posts.get(unit) ?? [])],
    streamsOfIndicator: (id) => [...(base?.streamsOfIndicator(id) ?? []), ...(indicators.get(id) ?? [])],
    tasksOfTeam: (team) => [...new Set([...(base?.tasksOfTeam(team) ?? []), ...(tasks.get(team) ?? [])])],
    take: (event) => {
      const part = event.type === 'TaskAssigned' ? event.data.part : undefined;
      const isNamed = part !== undefined || NAMED_BY_OTHERS.has(categoryOf(event.stream) ?? '');
      if (!isNamed && !streams.has(event.stream)) return;
      append(own(event.stream), event);
      if (part !== undefined) list(tasks, part.team, event.stream);
      if (event.type === 'PostDefined') list(posts, event.data.unit, event.data.post);
      if (event.type === 'IndicatorDefined') list(indicators, event.data.indicator, event.stream);
    },
    put: (stream) => void streams.set(stream.name, stream),
  };
}

function list(index: Map<string, string[]>, key: string, value: string): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}
