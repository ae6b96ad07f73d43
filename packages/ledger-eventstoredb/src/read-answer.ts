import { Fields } from './wire-fields.js';

/** An event as the server hands it out, as far as a ledger looks at it. */
export interface RecordedEvent {
  readonly id: string;
  readonly revision: number;
  readonly type: string;
  readonly contentType: string;
  readonly metadata: string;
  readonly bytes: Uint8Array;
}

/** What a read is answered with, message by message. LINK: one whose event is gone. */
export type ReadAnswer = RecordedEvent | 'LINK' | 'NO_SUCH_STREAM' | 'OTHER';

/** `event_store.client.streams.ReadResp`, with the ids as texts. */
export function readAnswerIn(message: Buffer): ReadAnswer {
  let answer: ReadAnswer = 'OTHER';
  const fields = new Fields(message);
  while (fields.next()) {
    if (fields.field === 1) answer = readEventIn(fields.inside());
    if (fields.field === 4) answer = 'NO_SUCH_STREAM';
  }
  return answer;
}

function readEventIn(fields: Fields): ReadAnswer {
  while (fields.next()) if (fields.field === 1) return recordedEventIn(fields.inside());
  return 'LINK';
}

function recordedEventIn(fields: Fields): RecordedEvent {
  let id = '';
  let revision = 0;
  let type = '';
  let contentType = '';
  let metadata = '';
  let bytes: Uint8Array = NOTHING;
  while (fields.next())
    switch (fields.field) {
      case 1:
        id = uuidIn(fields.inside());
        break;
      case 3:
        revision = fields.value;
        break;
      case 6: {
        const [key, value] = entryIn(fields.inside());
        if (key === 'type') type = value;
        if (key === 'content-type') contentType = value;
        break;
      }
      case 7:
        metadata = fields.text();
        break;
      case 8:
        bytes = fields.copy();
    }
  return { id, revision, type, contentType, metadata, bytes };
}

const NOTHING = new Uint8Array();

function uuidIn(fields: Fields): string {
  let id = '';
  while (fields.next()) if (fields.field === 2) id = fields.text();
  return id;
}

function entryIn(fields: Fields): readonly [string, string] {
  let key = '';
  let value = '';
  while (fields.next())
    if (fields.field === 1) key = fields.text();
    else if (fields.field === 2) value = fields.text();
  return [key, value];
}
