import { type Command, isEventType } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Problem } from '../problem.js';
import { invalidCommand, MAX_COMMANDS, tooManyCommands } from './command-problems.js';

export type SentCommand = Omit<Command, 'actor'>;

const FIELDS: readonly string[] = ['commandId', 'kind', 'validAt', 'data'];

/** One command or a list, each as a line of JSON Lines of `kpi import`, with the name of an event type as its kind. */
export function readCommands(
  body: unknown,
  idempotencyKey: string | undefined,
): E.Either<Problem, readonly SentCommand[]> {
  if (!Array.isArray(body)) return E.map((one: SentCommand) => [one])(readCommand(body, '', keyOf(idempotencyKey)));
  if (idempotencyKey !== undefined)
    return wrong(
      'idempotency-key',
      'chỉ dùng cho một lệnh; trong danh sách mỗi lệnh có commandId',
      'is for one command; in a list each has its commandId',
    );
  if (body.length === 0) return wrong('', 'danh sách lệnh trống', 'the list of commands is empty');
  if (body.length > MAX_COMMANDS) return E.left(tooManyCommands);
  const commands: SentCommand[] = [];
  for (const [index, one] of body.entries()) {
    const read = readCommand(one, `[${index}].`, null);
    if (E.isLeft(read)) return read;
    commands.push(read.right);
  }
  return E.right(commands);
}

/** The header may be quoted, as structured fields are. */
const keyOf = (header: string | undefined): string | null =>
  header === undefined ? null : header.replace(/^"(?<key>.*)"$/, '$<key>');

function readCommand(sent: unknown, at: string, key: string | null): E.Either<Problem, SentCommand> {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return wrong(at.replace(/\.$/, ''), 'phải là một đối tượng JSON', 'must be a JSON object');
  const unknown = Object.keys(sent).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined)
    return wrong(
      `${at}${unknown}`,
      `không có trường này; chỉ có ${FIELDS.join(', ')} (người thực hiện lấy từ token)`,
      `is unknown; there are ${FIELDS.join(', ')} (who acts is said by the token)`,
    );
  const { commandId = key, kind, validAt = null, data } = sent as { readonly [field: string]: unknown };
  if (typeof commandId !== 'string')
    return wrong(
      `${at}commandId`,
      'thiếu mã lệnh (hoặc Idempotency-Key)',
      'a command id is missing (or Idempotency-Key)',
    );
  if (key !== null && key !== commandId)
    return wrong('idempotency-key', 'khác với commandId', 'differs from commandId');
  if (typeof kind !== 'string' || !isEventType(kind))
    return wrong(
      `${at}kind`,
      'phải là tên một loại sự kiện (docs/events.md)',
      'must name an event type (docs/events.md)',
    );
  if (validAt !== null && typeof validAt !== 'string')
    return wrong(`${at}validAt`, 'phải là ngày yyyy-mm-dd, hoặc để trống', 'must be a day yyyy-mm-dd, or left out');
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return wrong(`${at}data`, 'phải là một đối tượng', 'must be an object');
  return E.right({ commandId, type: kind, validAt, data });
}

const wrong = (path: string, message: string, detail: string): E.Either<Problem, never> =>
  E.left(invalidCommand({ code: 'INVALID_COMMAND', path, article: null, message, detail }));
