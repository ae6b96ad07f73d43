import { Command, Option } from 'commander';
import { DEFAULT_STORE } from './options/settings.js';
import type { Lang, Text } from './terminal/lang.js';

/** The `kpi` command with the options that hold everywhere; the commands are added to it. */
export function kpiProgram(lang: Lang): Command {
  const say = (vi: string, en: string) => (lang === 'vi' ? vi : en);
  return new Command('kpi')
    .description(
      say(
        'Sổ KPI theo sự kiện của cơ quan hành chính, chấm điểm theo Nghị định 335/2025/NĐ-CP.',
        'Event-sourced KPI ledger of an administration, rated under Nghị định 335/2025/NĐ-CP.',
      ),
    )
    .addOption(
      new Option(
        '--store <url>',
        say('nơi lưu sổ: sqlite:ĐƯỜNG_DẪN, memory:, esdb://…', 'where the ledger is: sqlite:PATH, memory:, esdb://…'),
      ).default(DEFAULT_STORE),
    )
    .addOption(
      new Option('--format <format>', say('dạng trả lời', 'format of the answer'))
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .addOption(
      new Option('--lang <lang>', say('ngôn ngữ', 'language')).choices(['vi', 'en']).default('vi' satisfies Lang),
    )
    .addOption(new Option('--actor <id>', say('mã người thực hiện lệnh ghi', 'who records')).default('cli'))
    .addOption(
      new Option('--decision <no/date>', say('quyết định: SỐ/NGÀY', 'decision: NUMBER/DATE, split at the last slash')),
    )
    .addOption(
      new Option(
        '--clock <instant>',
        say('đồng hồ mô phỏng, chỉ với sổ trình diễn', 'simulated clock, demo ledgers only'),
      ),
    )
    .helpOption('-h, --help', say('hướng dẫn', 'this help'))
    .helpCommand('help [command]', say('hướng dẫn của một lệnh', 'help of a command'))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (lang === 'vi' ? (TITLES[title] ?? title) : title),
    });
}

const TITLES: { readonly [title: string]: string } = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Global Options:': 'Tùy chọn chung:',
  'Commands:': 'Các lệnh:',
};

/** Examples under the help of a command. */
export const examples = (lang: Lang, ...lines: readonly (readonly [command: string, what: Text])[]): string =>
  [
    '',
    lang === 'vi' ? 'Ví dụ:' : 'Examples:',
    ...lines.map(([command, what]) => `  ${command}\n      ${what[lang]}`),
  ].join('\n');
