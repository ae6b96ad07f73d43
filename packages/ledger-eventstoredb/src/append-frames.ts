import { CONTENT_TYPE, metadataOf, type Outgoing } from './outgoing.js';
import { bytes, message, number, type Parts, text } from './wire-parts.js';

/** Several frames make one append; the server takes 4 MiB in a frame of gRPC at least. */
const FRAME_BYTES = 2 * 1024 * 1024;

export interface Append {
  /** The server's name of the log. */
  readonly log: string;
  /** Number of events before these: the log must end there. */
  readonly head: number;
  readonly events: readonly Outgoing[];
}

/**
 * The frames of one append, `event_store.client.streams.BatchAppendReq`, as their bytes: the generated stubs take longer to write them
 * than all else that an append takes (`append-frames.property.test.ts` reads them with the stubs). No deadline goes along: it
 * would be an instant of this machine's clock, and the server has a time-out of its own.
 *
 * @param correlation UUID by which the answer is known
 */
export function* framesOf(correlation: string, { log, head, events }: Append): Generator<Buffer> {
  const begin = message(1, text(2, correlation));
  let frame: Uint8Array[] = [...begin, ...optionsOf(log, head)];
  let size = 0;
  for (const event of events) {
    const { length } = event.logged.bytes;
    if (size > 0 && size + length > FRAME_BYTES) {
      yield Buffer.concat(frame);
      frame = [...begin];
      size = 0;
    }
    size += length;
    frame.push(...proposed(event));
  }
  yield Buffer.concat([...frame, ...number(4, 1)]);
}

const optionsOf = (log: string, head: number): Parts =>
  message(2, [...message(1, text(3, log)), ...(head === 0 ? message(3, []) : number(2, head - 1))]);

const proposed = ({ id, logged }: Outgoing): Parts =>
  message(3, [
    ...message(1, text(2, id)),
    ...entry('type', logged.event.type),
    ...BINARY,
    ...text(3, JSON.stringify(metadataOf(logged))),
    ...bytes(4, logged.bytes),
  ]);

const entry = (key: string, value: string): Parts => message(2, [...text(1, key), ...text(2, value)]);

const BINARY = entry('content-type', CONTENT_TYPE);
