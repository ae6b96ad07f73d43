import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { examples } from '../program.js';
import { text } from '../terminal/lang.js';
import { addConnectOpenData } from './connect-open-data.js';
import { addConnectTasks } from './connect-tasks.js';

export function addConnect(program: Command, cli: Cli): void {
  const connect = program
    .command('connect')
    .summary(cli.say(text('kết nối với hệ thống khác của thành phố', 'connect with other systems of the city')))
    .description(
      cli.say(
        text(
          'Nhận việc từ hệ thống quản lý văn bản và điều hành; phát hành dữ liệu cho cổng dữ liệu mở. Xem docs/connections.md.',
          'Takes work from the document and task system; publishes for the open data portal. See docs/connections.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi connect tasks --from hop-thu/ --dry-run',
        text('kiểm tra thư mục việc', 'check a folder of tasks'),
      ]),
    );
  addConnectTasks(connect, cli);
  addConnectOpenData(connect, cli);
}
