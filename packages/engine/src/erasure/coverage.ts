import { type AnyEvent, isSealedText, subjectOf } from '@kpi-ledger/events';
import { mapPersonalTexts } from '@kpi-ledger/ledger';
import type { EventsRead } from '../reading/events-read.js';
import { personOf } from './obstacles.js';

/** What becomes unreadable, what stays, and what an erasure does not reach. Ids and figures only: it holds no text. */
export interface Coverage {
  /** Sealed texts under the subject's key, by stream and type. */
  readonly unreadable: readonly {
    readonly stream: string;
    readonly type: AnyEvent['type'];
    readonly events: number;
    readonly texts: number;
  }[];
  /** Everything of the subject's streams that is no personal text: every event, and the figures that were published of a person. */
  readonly remains: {
    readonly events: number;
    readonly ratings: readonly { readonly period: string; readonly S: string }[];
    readonly classes: readonly { readonly year: string; readonly class: string }[];
  };
  /** Other subjects with sealed texts in events that name the person: such a text may speak about the person and stays readable. */
  readonly elsewhere: readonly { readonly subject: string; readonly events: number }[];
}

/** Over all events, corrected and retracted ones too: their texts stand in the log as well. */
export function coverageOf(events: EventsRead, subject: string): Coverage {
  const own = events.about(subject).map(({ event }) => event);
  const rows = Map.groupBy(
    own.map((event) => ({ event, texts: sealedTexts(event) })).filter(({ texts }) => texts > 0),
    ({ event }) => `${event.stream} ${event.type}`,
  );
  return {
    unreadable: [...rows.values()].flatMap((of) =>
      of[0] === undefined
        ? []
        : [
            {
              stream: of[0].event.stream,
              type: of[0].event.type,
              events: of.length,
              texts: of.reduce((sum, { texts }) => sum + texts, 0),
            },
          ],
    ),
    remains: {
      events: own.length,
      ratings: own.flatMap(({ type, data }) =>
        type === 'RatingPublished' ? [{ period: data.period, S: data.S }] : [],
      ),
      classes: own.flatMap(({ type, data }) =>
        type === 'ClassificationDecided' ? [{ year: data.year, class: data.class }] : [],
      ),
    },
    elsewhere: elsewhereOf(events, own, subject),
  };
}

function elsewhereOf(events: EventsRead, own: readonly AnyEvent[], subject: string): Coverage['elsewhere'] {
  const person = personOf(subject);
  if (person === null) return [];
  const naming = events.mentioning(person).filter(({ event }) => names(event.data, person));
  // What was submitted and judged in the stream of a person's task does not repeat the id, nor does the file of an import.
  const tasks = new Set(naming.flatMap(({ event: { stream } }) => (stream.startsWith('task-') ? stream : [])));
  const imports = new Set(own.map(({ correlationId }) => `import-${correlationId}`));
  const inTasks = [...tasks].flatMap(events.inStream);
  const begun = [...imports].flatMap(events.inStream).filter(({ event }) => event.type === 'ImportStarted');
  const all = new Map([...naming, ...inTasks, ...begun].map(({ ordinal, event }) => [ordinal, event]));
  const found = [...all.values()].filter((event) => subjectOf(event.stream) !== subject && sealedTexts(event) > 0);
  return [...Map.groupBy(found, ({ stream }) => subjectOf(stream))]
    .map(([of, all]) => ({ subject: of, events: all.length }))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

function sealedTexts({ type, data }: AnyEvent): number {
  let found = 0;
  mapPersonalTexts(type, data, ({ text }) => {
    if (isSealedText(text)) found++;
    return text;
  });
  return found;
}

/** Does the id stand anywhere in the data? */
const names = (data: unknown, id: string): boolean =>
  data === id || (typeof data === 'object' && data !== null && Object.values(data).some((value) => names(value, id)));
