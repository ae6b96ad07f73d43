import type { ErasureOutcome, ErasurePlan } from '@kpi-ledger/engine';
import type { Lang } from '../terminal/lang.js';

export type Erasing = ErasureOutcome | (ErasurePlan & { readonly status: 'DRY_RUN' });

/** What an erasure takes and leaves, as a person reads it before deciding and after. */
export function erasureText(of: Erasing, keyFile: string | null, lang: Lang): string {
  const say = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const { unreadable, remains, elsewhere, obstacles, subject } = of;
  const list = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
  return `${[
    heading(of, lang),
    ...list(
      of.status === 'DRY_RUN' && of.erased === null
        ? say('Sẽ không bao giờ đọc được nữa:', 'Will never be readable again:')
        : say('Không còn đọc được:', 'Cannot be read any more:'),
      unreadable.map(
        ({ stream, type, events, texts }) =>
          `${stream} ${type}: ${texts} ${say('văn bản trong', 'texts in')} ${events} ${say('sự kiện', 'events')}`,
      ),
    ),
    ...list(say('Vẫn còn:', 'Stays:'), [
      say(
        `${remains.events} sự kiện của ${subject}: mã, ngày, điểm, người ghi; chuỗi băm và mọi chứng minh`,
        `${remains.events} events of ${subject}: ids, days, figures, who recorded; hash chains and every proof`,
      ),
      ...remains.ratings.map(({ period, S }) => say(`điểm đã công bố ${period}: ${S}`, `published ${period}: ${S}`)),
      ...remains.classes.map((one) => say(`xếp loại ${one.year}: ${one.class}`, `class ${one.year}: ${one.class}`)),
    ]),
    ...list(
      say(
        'Không nằm trong lần xoá này (văn bản mã hoá theo khoá khác, có thể nhắc đến người này; xoá riêng nếu cần):',
        'Not reached (texts under other keys that may speak of this person; erase them by themselves where needed):',
      ),
      elsewhere.map((one) => `${one.subject}: ${one.events} ${say('sự kiện', 'events')}`),
    ),
    ...list(
      say('Chưa xoá được, vì:', 'Cannot be erased yet:'),
      obstacles.map(({ code, message, detail, article }) =>
        [lang === 'vi' ? message : detail, article === null ? '' : ` (${article})`, ` [${code}]`].join(''),
      ),
    ),
    say(
      'Về sau: không ghi thêm được văn bản nào cho đối tượng này, kể cả lý do của một lần đính chính hay rút lại.',
      'Afterwards no text can be recorded for this subject, not even the reason of a correction or retraction.',
    ),
    ...(keyFile === null ? [] : [backups(keyFile, lang)]),
  ].join('\n')}\n`;
}

function heading(of: Erasing, lang: Lang): string {
  const { subject, erased } = of;
  if (erased === null)
    return lang === 'vi'
      ? `Xem trước việc xoá ${subject} (chưa ghi gì)`
      : `Erasing ${subject}, a dry run: nothing written`;
  const { decision, event, on } = erased;
  const by = decision === null ? '' : ` ${decision.number} ${decision.date}`;
  if (of.status === 'RECORDED')
    return lang === 'vi'
      ? `Đã xoá ${subject} theo quyết định${by} (sự kiện ${event})${of.keyDestroyed ? '' : '; CHƯA huỷ được khoá, sẽ thử lại ở lần mở sổ sau'}`
      : `Erased ${subject} by decision${by} (event ${event})${of.keyDestroyed ? '' : '; the key could NOT be destroyed yet, the next start tries again'}`;
  return lang === 'vi'
    ? `${subject} đã được xoá từ ${on} theo quyết định${by} (sự kiện ${event})`
    : `${subject} was erased on ${on} by decision${by} (event ${event})`;
}

/** The program reaches the key file that it has; whoever keeps copies has to follow. */
const backups = (keyFile: string, lang: Lang): string =>
  lang === 'vi'
    ? `Bản sao lưu: khoá còn trong mọi bản sao cũ của ${keyFile}; hãy huỷ ở đó nữa. Tệp khoá cũ được khôi phục sẽ bị phát hiện và huỷ lại khi mở sổ.`
    : `Backups: the key is still in every older copy of ${keyFile}; destroy it there too. An old key file put back is found out and the key destroyed again when the ledger is opened.`;
