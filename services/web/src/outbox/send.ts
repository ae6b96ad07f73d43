import type { Problem } from '@kpi-ledger/api-client';
import { answered, client, Refused } from '../api/client.ts';
import { currentToken } from '../session/token.ts';
import type { Entry, EntryState, Reason, WaitingFile } from './entry.ts';
import { bytesOf, forgetFile } from './files.ts';

/** Sends the files, then the fact that names them. What the service did not decide on is sent again later under the same key. */
export async function send({ key, command, files }: Entry): Promise<EntryState> {
  if (currentToken() === null) return waiting('SIGN_IN');
  try {
    for (const file of files) await sendFile(file);
    const { rows } = await answered(
      client.POST('/api/v1/commands', { params: { header: { 'Idempotency-Key': key } }, body: command }),
    );
    await Promise.all(files.map(forgetFile));
    return { kind: 'RECORDED', events: rows.flatMap(({ events }) => events) };
  } catch (error) {
    return error instanceof Refused ? afterRefusal(error) : waiting('NETWORK');
  }
}

const waiting = (trouble: 'NETWORK' | 'SERVICE' | 'SIGN_IN'): EntryState => ({ kind: 'WAITING', trouble });

function afterRefusal({ status, problem }: Refused): EntryState {
  if (status === 401) return waiting('SIGN_IN');
  const busy = status === 409 && problem.error.code !== 'COMMAND_REUSED';
  if (busy || status >= 500 || status === 408 || status === 429) return waiting('SERVICE');
  return { kind: 'REFUSED', reasons: reasonsOf(problem) };
}

const reasonsOf = ({ error, detail, errors }: Problem): readonly Reason[] =>
  errors !== undefined && errors.length > 0
    ? errors.map((each) => ({ path: each.path, code: each.code, vi: each.message, en: each.detail }))
    : [{ path: error.path, code: error.code, vi: error.message, en: detail }];

async function sendFile(file: WaitingFile): Promise<void> {
  const bytes = await bytesOf(file);
  // Thrown away by the browser: the fact names its hash all the same, and the file can be sent once more.
  if (bytes === null) return;
  await answered(
    client.PUT('/api/v1/tasks/{task}/evidence/{hash}', {
      params: { path: { task: file.task, hash: file.hash } },
      body: bytes,
      bodySerializer: (body: unknown) => body as ArrayBuffer,
      headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
    } as never),
  );
}
