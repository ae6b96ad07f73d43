import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cursorFile,
  folderTaskSource,
  httpTaskSource,
  isSourceId,
  type TaskSource,
  takeTasks,
} from '@kpi-ledger/connections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { type Failure, unreadable, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { takenAnswer } from './connect-answer.js';

interface Flags {
  readonly from: string;
  readonly source: string;
  readonly cursor?: string;
  readonly tokenFile?: string;
  readonly timeout?: string;
  readonly passRejected?: true;
  readonly dryRun?: true;
}

export function addConnectTasks(parent: Command, cli: Cli): void {
  parent
    .command('tasks')
    .summary(cli.say(text('nhận việc từ hệ thống quản lý văn bản', 'take work from the document system')))
    .description(
      cli.say(
        text(
          'Nhận giao việc, báo cáo, minh chứng, hủy việc dạng JSON. Mục sai bị từ chối riêng, các mục khác vẫn được ghi; nhận lại không ghi trùng.',
          'Takes assignments, reports, evidence and cancellations as JSON. A bad item is rejected by itself, the others are recorded; taking again records nothing twice.',
        ),
      ),
    )
    .requiredOption(
      '--from <source>',
      cli.say(text('tệp, thư mục JSON hoặc địa chỉ http(s)', 'JSON file, folder, or http(s) address')),
    )
    .option(
      '--source <id>',
      cli.say(text('mã của nguồn, không bao giờ đổi', 'id of the source, never to change')),
      'qlvb',
    )
    .option('--cursor <file>', cli.say(text('tệp giữ vị trí đã nhận', 'file that keeps where the taking stands')))
    .option('--token-file <file>', cli.say(text('tệp chứa token của địa chỉ', 'file with the token of the address')))
    .option(
      '--timeout <seconds>',
      cli.say(text('thời gian chờ một trang, mặc định 30 giây', 'time for one page, default 30 seconds')),
    )
    .option('--pass-rejected', cli.say(text('bỏ qua hẳn các mục bị từ chối', 'go past the rejected items for good')))
    .option('--dry-run', cli.say(text('chỉ kiểm tra', 'only check')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi connect tasks --from hop-thu/ --dry-run', text('kiểm tra thư mục', 'check a folder')],
        [
          'kpi connect tasks --from https://qlvb.example.vn/api/giao-viec --token-file qlvb.token',
          text('nhận từ địa chỉ HTTP', 'take from an address'),
        ],
      ),
    )
    .action((flags: Flags, command: Command) =>
      cli.run(command, async (settings) => {
        const source = sourceOf(flags);
        if (E.isLeft(source)) return source;
        return withLedger(settings, 'write', async ({ engine, store }) => {
          const ledger = engine.ledger();
          if (ledger === null) return E.left(notOpen(settings.store));
          const of = { source: source.right.id, ledger: ledger.id };
          const cursor = cursorFile(flags.cursor ?? cursorBeside(settings.store, of.source), of);
          const dryRun = flags.dryRun === true;
          const passRejected = flags.passRejected === true;
          const taken = await takeTasks({ engine, store, source: source.right, cursor, dryRun, passRejected })();
          return E.isLeft(taken)
            ? E.left(engineFailure(taken.left))
            : E.right(takenAnswer(of.source, taken.right, dryRun));
        });
      }),
    );
}

/** Beside a ledger that is a file; for one on a server, where its keys are. */
function cursorBeside(store: string, source: string): string {
  const [, path] = /^sqlite:(.+)$/.exec(store) ?? [];
  return path === undefined ? join('data', `${source}.cursor`) : `${path}.${source}.cursor`;
}

function sourceOf({ from, source, tokenFile, timeout }: Flags): E.Either<Failure, TaskSource> {
  if (!isSourceId(source))
    return E.left(
      usage(
        '--source',
        `"${source}" không phải mã nguồn; tối đa 30 chữ thường không dấu, số, dấu chấm, gạch nối`,
        `"${source}" is no source id: at most 30 lower-case letters, digits, dots, dashes`,
      ),
    );
  const isAddress = /^https?:\/\//.test(from);
  if (!isAddress && (tokenFile !== undefined || timeout !== undefined))
    return E.left(
      usage(
        tokenFile === undefined ? '--timeout' : '--token-file',
        'chỉ dùng khi --from là địa chỉ http(s)',
        'goes with an http(s) address in --from only',
      ),
    );
  if (!isAddress) return E.right(folderTaskSource(source, from));
  if (!URL.canParse(from)) return E.left(usage('--from', `"${from}" không phải là địa chỉ`, `"${from}" is no address`));
  if (timeout !== undefined && !/^[1-9]\d{0,3}$/.test(timeout))
    return E.left(
      usage('--timeout', `"${timeout}" không phải số giây từ 1 đến 9999`, `"${timeout}" is no number of seconds`),
    );
  const token = tokenOf(tokenFile);
  if (E.isLeft(token)) return token;
  return E.right(
    httpTaskSource(source, from, {
      ...(token.right === null ? {} : { token: token.right }),
      ...(timeout === undefined ? {} : { timeout: Number(timeout) * 1000 }),
    }),
  );
}

function tokenOf(file: string | undefined): E.Either<Failure, string | null> {
  if (file === undefined) return E.right(null);
  try {
    return E.right(readFileSync(file, 'utf8').trim());
  } catch (error) {
    return E.left(unreadable(file, error));
  }
}
