import type { Terms } from '@kpi-ledger/connections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

/** What the publisher of the open data decides. */
export interface TermFlags {
  readonly base?: string;
  readonly license?: string;
  readonly publisher?: string;
}

export const withTerms = (command: Command, cli: Cli): Command =>
  command
    .option(
      '--base <url>',
      cli.say(
        text('dữ liệu mở: địa chỉ nơi công bố, kết thúc bằng /', 'open data: where it will be found, ending in /'),
      ),
    )
    .option(
      '--license <url>',
      cli.say(text('dữ liệu mở: địa chỉ giấy phép do cơ quan quyết định', 'open data: licence, as decided')),
    )
    .option('--publisher <name>', cli.say(text('dữ liệu mở: tên cơ quan công bố', 'open data: name of the publisher')));

export function readTerms({ base = '', license, publisher }: TermFlags): E.Either<Failure, Terms> {
  if (base !== '' && !(isAddress(base) && base.endsWith('/')))
    return E.left(
      usage('--base', 'phải là địa chỉ http(s) kết thúc bằng /', 'must be an http(s) address that ends in /'),
    );
  if (license !== undefined && !isAddress(license))
    return E.left(usage('--license', 'phải là địa chỉ http(s)', 'must be an http(s) address'));
  return E.right({ base, license: license ?? null, publisher: publisher ?? null });
}

const isAddress = (address: string): boolean => /^https?:\/\//.test(address) && URL.canParse(address);
