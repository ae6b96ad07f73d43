import {
  type AnyEvent,
  canonicalBytes,
  decodeEvent,
  eventIdOf,
  hashOf,
  type Recorded,
  recognise,
  streamOf,
  streamOfText,
} from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { type Flaw, flaw } from './flaw.js';

/** An event as a store or an export gives it, without trust. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly bytes: Uint8Array;
  /** What is wrong with its place in the store: a gap before it, a column of another type. */
  readonly misplaced?: Flaw | null;
  /** How it differs from what the store noted down beside it when it was recorded. */
  readonly unlikeNoted?: Flaw | null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const bytesOf = new TextEncoder();

/** For what is kept: a text that was cut out of an event's holds the whole of that in memory. */
const ofItsOwn = (text: string): string => utf8.decode(bytesOf.encode(text));

/** What is checked of an event beside its bytes; the event itself is decoded only where it is asked for. */
interface CheckedEvent
  extends Pick<AnyEvent, 'type' | 'id' | 'ledger' | 'stream' | 'revision' | 'prevHash' | 'commandId' | 'recordedAt'> {
  /** The stream of the subject that its data speak about. */
  readonly subject: string;
  readonly event: () => AnyEvent;
}

/** Checks the events of a log one by one, in log order, each against what came before. */
export class LogChecker {
  #ledger: string | null = null;
  #command = { id: '', stream: '', events: 0 };
  /** Of every event so far: a command that comes again would give its ids to other events. */
  readonly #commands = new Set<string>();
  readonly #tails = new Map<string, { readonly revision: number; readonly hash: string }>();

  /** The next event when it is the one that belongs here; left: what is wrong with it. */
  next({ stream, revision, bytes, misplaced, unlikeNoted }: StoredEvent): E.Either<Flaw, CheckedEvent> {
    if (misplaced) return E.left(misplaced);
    const read = readToCheck(bytes);
    if (E.isLeft(read)) return read;
    const event = read.right;
    const wrong =
      this.#misplaced(event, stream, revision) ??
      this.#foreign(event) ??
      this.#ofOtherSubject(event) ??
      this.#unchained(event, bytes) ??
      unlikeNoted ??
      null;
    return wrong === null ? read : E.left(wrong);
  }

  #misplaced(event: CheckedEvent, stream: string, revision: number): Flaw | null {
    return event.stream === stream && event.revision === revision
      ? null
      : flaw(
          'MISPLACED',
          `the bytes belong to ${event.stream}@${event.revision}`,
          `nội dung này thuộc về ${event.stream}@${event.revision}`,
        );
  }

  /** Ledger and id: the first event opens the ledger, and ids follow from ledger, command and place in the command. */
  #foreign(event: CheckedEvent): Flaw | null {
    const opens = event.type === 'LedgerOpened';
    if (opens !== (this.#ledger === null))
      return opens
        ? flaw('OPENED_TWICE', 'the ledger is opened a second time', 'sổ được mở lần thứ hai')
        : flaw('NOT_OPENED', 'the first event is not LedgerOpened', 'sự kiện đầu tiên không phải là mở sổ');
    if (opens) this.#ledger = (event.event() as Recorded<'LedgerOpened'>).data.ledger;
    if (this.#ledger === null || event.ledger !== this.#ledger)
      return flaw(
        'OTHER_LEDGER',
        `the event is of ledger ${event.ledger}, not ${this.#ledger}`,
        `sự kiện thuộc sổ ${event.ledger}, không phải sổ ${this.#ledger}`,
      );
    const { id, stream, events } = this.#command;
    const index = event.commandId === id ? events : 0;
    if (index > 0 && event.stream !== stream)
      return flaw(
        'COMMAND',
        `command ${id} has events in ${stream} already`,
        `lệnh ${id} đã ghi sự kiện vào ${stream}`,
      );
    if (index === 0 && this.#commands.has(event.commandId))
      return flaw(
        'COMMAND',
        `command ${event.commandId} was recorded before`,
        `lệnh ${event.commandId} đã được ghi từ trước`,
      );
    if (index === 0) this.#commands.add(ofItsOwn(event.commandId));
    this.#command = { id: event.commandId, stream: event.stream, events: index + 1 };
    return event.id === eventIdOf(this.#ledger, event.commandId, index)
      ? null
      : flaw(
          'EVENT_ID',
          `the id is not that of event ${index} of command ${event.commandId}`,
          `mã sự kiện không khớp với sự kiện thứ ${index} của lệnh ${event.commandId}`,
        );
  }

  #ofOtherSubject({ stream, subject: own }: CheckedEvent): Flaw | null {
    return own === stream
      ? null
      : flaw('OTHER_SUBJECT', `its data speak about the subject of ${own}`, `dữ liệu nói về đối tượng của ${own}`);
  }

  #unchained(event: CheckedEvent, bytes: Uint8Array): Flaw | null {
    const tail = this.#tails.get(event.stream);
    const expected = tail === undefined ? 0 : tail.revision + 1;
    if (event.revision !== expected)
      return flaw(
        'REVISION',
        `revision ${expected} of the stream should stand here`,
        `ở đây phải là lần ghi thứ ${expected} của luồng (revision)`,
      );
    if (event.prevHash !== (tail?.hash ?? null))
      return flaw(
        'CHAIN',
        'prevHash is not the hash of the event before it in the stream',
        'mã băm liên kết (prevHash) không phải của sự kiện đứng trước trong luồng: sự kiện trước đã bị sửa, hoặc chính sự kiện này',
      );
    this.#tails.set(tail === undefined ? ofItsOwn(event.stream) : event.stream, {
      revision: event.revision,
      hash: hashOf(bytes),
    });
    return null;
  }
}

/** What has to be known of canonical bytes; left: why they are no event. Most show it without being decoded. */
function readToCheck(bytes: Uint8Array): E.Either<Flaw, CheckedEvent> {
  const seen = recognise(bytes);
  if (seen !== null) {
    const decode = (): AnyEvent => {
      const read = readCanonical(bytes);
      if (E.isLeft(read)) throw new Error(`recognised, and yet ${read.left.en}`);
      return read.right;
    };
    return E.right({ ...seen, subject: streamOfText(seen.type, seen.data), event: decode });
  }
  const read = readCanonical(bytes);
  if (E.isLeft(read)) return read;
  const event = read.right;
  const { type, id, ledger, stream, revision, prevHash, commandId, recordedAt } = event;
  const header = { type, id, ledger, stream, revision, prevHash, commandId, recordedAt };
  return E.right({ ...header, subject: streamOf(event), event: () => event });
}

/** The event of canonical bytes; left: why they are none. */
export function readCanonical(bytes: Uint8Array): E.Either<Flaw, AnyEvent> {
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(bytes));
  } catch {
    return E.left(flaw('NOT_JSON', 'the bytes are not JSON in UTF-8', 'nội dung (bytes) không phải là JSON mã UTF-8'));
  }
  let decoded: ReturnType<typeof decodeEvent>;
  try {
    decoded = decodeEvent(json);
  } catch (thrown) {
    // Nested deeper than a program can follow, or data of an older version that its upcaster cannot read.
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return E.left(
      flaw('NOT_AN_EVENT', `it cannot be read: ${reason}`, `không đọc được nội dung như một sự kiện: ${reason}`),
    );
  }
  if (E.isLeft(decoded)) {
    const [first] = decoded.left;
    return E.left(
      flaw(
        'NOT_AN_EVENT',
        `${first?.path}: ${first?.rule}`,
        `trường ${first?.path} không hợp lệ: cần ${first?.ruleVi}`,
      ),
    );
  }
  return isCanonical(json, bytes)
    ? decoded
    : E.left(
        flaw(
          'NOT_CANONICAL',
          'the bytes are not canonical (RFC 8785)',
          'nội dung (bytes) không ở dạng chuẩn tắc (RFC 8785)',
        ),
      );
}

function isCanonical(json: unknown, bytes: Uint8Array): boolean {
  try {
    return sameBytes(canonicalBytes(json), bytes);
  } catch {
    return false; // what may not stand in the log at all, for example a fraction as a JSON number
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
