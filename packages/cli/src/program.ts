import { Command, Option } from 'commander';
import { DEFAULT_STORE } from './options/settings.js';
import { FORMATS } from './terminal/answer.js';
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
      )
        .env('KPI_STORE')
        .default(DEFAULT_STORE),
    )
    .addOption(
      new Option('--format <format>', say('dạng trả lời', 'format of the answer'))
        .choices([...FORMATS, 'ics'])
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
    .addOption(
      new Option(
        '--verified',
        say(
          'kiểm tra mã băm của mọi sự kiện khi đọc sổ, trước khi trả lời (tệp SQLite)',
          'check the hashes of every event while the ledger is read, before the answer (SQLite file)',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        lang,
        [
          'kpi demo --store sqlite:data/demo.db',
          { vi: 'tạo sổ trình diễn để xem thử', en: 'make a demo ledger for a first look' },
        ],
        [
          'kpi rate --period 2026-Q3 --store sqlite:data/demo.db',
          { vi: 'bảng điểm quý III', en: 'the scores of the third quarter' },
        ],
        [
          'kpi seed --store sqlite:data/hue.db',
          { vi: 'mở sổ thật và nạp các kế hoạch', en: 'open a live ledger with the plans' },
        ],
        ['kpi import --help', { vi: 'cách nhập số liệu', en: 'how to import data' }],
      ),
    )
    .helpOption('-h, --help', say('hướng dẫn', 'this help'))
    .helpCommand('help [command]', say('hướng dẫn của một lệnh', 'help of a command'))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (lang === 'vi' ? (TITLES[title] ?? title) : title),
      styleUsage: (usage) => inLang(usage, lang),
      styleSubcommandTerm: (term) => inLang(term, lang),
      styleOptionDescription: (description) => inLang(description, lang),
      styleArgumentDescription: (description) => inLang(description, lang),
    });
}

const TITLES: { readonly [title: string]: string } = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Global Options:': 'Tùy chọn chung:',
  'Commands:': 'Các lệnh:',
};

/** What commander puts into usage lines and descriptions by itself. */
const WORDS: readonly (readonly [en: string, vi: string])[] = [
  ['[options]', '[tùy chọn]'],
  ['[command]', '[lệnh]'],
  ['(choices: ', '(chọn: '],
  ['default: "', 'mặc định: "'],
];

const inLang = (help: string, lang: Lang): string =>
  lang === 'vi' ? WORDS.reduce((said, [en, vi]) => said.replace(en, vi), help) : help;

/** Examples under the help of a command. */
export const examples = (lang: Lang, ...lines: readonly (readonly [command: string, what: Text])[]): string =>
  [
    '',
    lang === 'vi' ? 'Ví dụ:' : 'Examples:',
    ...lines.map(([command, what]) => `  ${command}\n      ${what[lang]}`),
  ].join('\n');
