import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { type Failure, invalid } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { type Erasing, erasureText } from './erase-text.js';

interface EraseFlags {
  readonly legalBasis?: string;
  readonly recordsReleased?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

export function addErase(program: Command, cli: Cli): void {
  program
    .command('erase')
    .summary(cli.say(text('xoá dữ liệu cá nhân của một đối tượng', 'erase the personal texts of a subject')))
    .description(
      cli.say(
        text(
          'Huỷ khoá của một đối tượng theo quyết định: tên, thông tin định danh và văn bản đã mã hoá không bao giờ đọc được nữa; điểm số, mã, ngày và mọi chứng minh vẫn nguyên. Không hoàn tác được. Xem docs/erasure.md.',
          'Destroys the key of a subject by decision: names, identity and encrypted texts can never be read again; figures, ids, days and every proof stay. It cannot be undone. See docs/erasure.md.',
        ),
      ),
    )
    .argument(
      '<subject>',
      cli.say(
        text(
          'mã người, hoặc chủ của khoá: official-…, task-…, team-…, post-…, import-…',
          'id of a person, or the owner of a key: official-…, task-…, team-…, post-…, import-…',
        ),
      ),
    )
    .option(
      '--legal-basis <text>',
      cli.say(
        text(
          'căn cứ pháp luật, mặc định là quyết định; còn đọc được mãi, đừng ghi tên người',
          'the law that asks for it, default the decision; it stays readable for ever: name nobody',
        ),
      ),
    )
    .option(
      '--records-released',
      cli.say(
        text(
          'quyết định nêu rõ hồ sơ theo Điều 24 không còn phải lưu giữ',
          'the decision says that the records of Điều 24 need not be kept any longer',
        ),
      ),
    )
    .option('--dry-run', cli.say(text('chỉ liệt kê, không xoá gì', 'only list, erase nothing')))
    .option('--yes', cli.say(text('không hỏi lại', 'do not ask')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        [
          'kpi erase nguyen-van-a --dry-run',
          text('xem trước: mất gì, còn gì, vướng gì', 'what goes, what stays, what stands against it'),
        ],
        [
          'kpi erase nguyen-van-a --decision 12/QĐ-SNV/2031-03-01 --legal-basis "Luật Bảo vệ dữ liệu cá nhân"',
          text('xoá theo quyết định', 'erase by decision'),
        ],
      ),
    )
    .action((subject: string, flags: EraseFlags, command: Command) =>
      cli.run(command, (settings) =>
        flags.dryRun === true ? plan(subject, settings) : erase(subject, flags, settings, cli),
      ),
    );
}

const plan = (subject: string, settings: Settings): Promise<E.Either<Failure, Answer | null>> =>
  withLedger(settings, 'read', async ({ engine, keyFile }) => {
    if (engine.ledger() === null) return E.left(notOpen(settings.store));
    const found = await engine.erasure({ subject })();
    if (E.isLeft(found)) return E.left(engineFailure(found.left));
    return E.right(answerOf({ status: 'DRY_RUN', ...found.right }, keyFile));
  });

/** Said first: it is what everything rests on. */
const undecided: Failure = {
  ...invalid(
    'DECISION_REQUIRED',
    'data.decision',
    'xoá dữ liệu cá nhân phải theo một quyết định; hãy ghi --decision SỐ/NGÀY, ví dụ --decision 12/QĐ-SNV/2031-03-01; xem trước bằng --dry-run',
    'personal texts are erased by a decision; give --decision NO/DATE, for example --decision 12/QĐ-SNV/2031-03-01; look first with --dry-run',
  ),
  article: 'Điều 24',
};

const notConfirmed = (subject: string): Failure =>
  invalid('NOT_CONFIRMED', subject, 'không được xác nhận; chưa xoá gì', 'not confirmed; nothing was erased');

const erase = (
  subject: string,
  { legalBasis, recordsReleased = false, yes = false }: EraseFlags,
  settings: Settings,
  { console, lang }: Cli,
): Promise<E.Either<Failure, Answer | null>> =>
  settings.decision === null
    ? Promise.resolve(E.left(undecided))
    : withLedger(settings, 'write', async ({ engine, keyFile }) => {
        if (engine.ledger() === null) return E.left(notOpen(settings.store));
        const found = await engine.erasure({ subject })();
        if (E.isLeft(found)) return E.left(engineFailure(found.left));
        // A person is asked, where there is something to ask; a script has said what it wants.
        const stands = found.right.obstacles.filter(({ code }) => code !== 'RECORDS_KEPT' || !recordsReleased);
        if (!yes && found.right.erased === null && stands.length === 0 && console.ask !== undefined) {
          console.err(erasureText({ status: 'DRY_RUN', ...found.right }, keyFile, lang));
          const { subject: owner } = found.right;
          const question = lang === 'vi' ? `Gõ lại "${owner}" để xoá: ` : `Type "${owner}" to erase it: `;
          if ((await console.ask(question)).trim() !== owner) return E.left(notConfirmed(owner));
        }
        const done = await engine.erase({
          subject,
          recordsReleased,
          actor: settings.actor,
          ...(settings.decision === null ? {} : { decision: settings.decision }),
          ...(legalBasis === undefined ? {} : { legalBasis }),
        })();
        return E.isLeft(done) ? E.left(engineFailure(done.left)) : E.right(answerOf(done.right, keyFile));
      });

const answerOf = (of: Erasing, keyFile: string | null): Answer =>
  plainAnswer({ ...of, keyFile }, (lang) => erasureText(of, keyFile, lang));
