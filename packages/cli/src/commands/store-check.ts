import { storeFailure } from '@kpi-ledger/api/ledger';
import { StoreFailure } from '@kpi-ledger/ledger';
import { checkFile, type FileCheck, type FileFlaw } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { EXIT, type Failure } from '../terminal/failure.js';
import type { Lang } from '../terminal/lang.js';
import { fileOf } from './store-file.js';

/** What one damage does to every later event is not told a hundred times. */
const SHOWN = 20;

/** Checks the ledger file of these settings in full, without opening it as a store. */
export async function checkStore(settings: Settings): Promise<E.Either<Failure, Answer>> {
  const path = fileOf(settings.store);
  if (E.isLeft(path)) return path;
  try {
    return E.right(checkAnswer(settings.store, checkFile(path.right)));
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return E.left(engineFailure(storeFailure(path.right, thrown.error)));
    throw thrown;
  }
}

function checkAnswer(store: string, { events, root, flaws }: FileCheck): Answer {
  const sound = flaws.length === 0;
  const json = {
    store,
    status: sound ? 'SOUND' : 'DAMAGED',
    events,
    root,
    flaws: flaws.slice(0, SHOWN).map(({ event, code, en, vi }) => ({ event, code, message: vi, detail: en })),
    flawCount: flaws.length,
  };
  const table = (lang: Lang) =>
    sound ? soundText(lang, events, root) : damagedText(lang, events, flaws.slice(0, SHOWN), flaws.length);
  return { ...plainAnswer(json, table), ...(sound ? {} : { exit: EXIT.unverified }) };
}

const soundText = (lang: Lang, events: number, root: string): string =>
  lang === 'vi'
    ? `Tệp sổ nguyên vẹn: ${events} sự kiện, gốc Merkle ${root}\nĐã kiểm tra mọi trang, chỉ mục và chuỗi băm; chưa đối chiếu với điểm chốt (kpi verify --checkpoint).\n`
    : `The ledger file is sound: ${events} events, Merkle root ${root}\nEvery page, index and hash chain was checked; not compared with a checkpoint (kpi verify --checkpoint).\n`;

function damagedText(lang: Lang, events: number, flaws: readonly FileFlaw[], count: number): string {
  const vi = lang === 'vi';
  const line = ({ event, code, ...said }: FileFlaw) => {
    const where = event === null ? (vi ? 'tệp' : 'file') : `${vi ? 'sự kiện' : 'event'} ${event}`;
    return `  ${where}: ${said[lang]} [${code}]`;
  };
  const more = count - flaws.length;
  return `${[
    vi
      ? `Tệp sổ HỎNG: ${count} lỗi, đọc được ${events} sự kiện`
      : `The ledger file is DAMAGED: ${count} flaws, ${events} events read`,
    ...flaws.map(line),
    ...(more > 0 ? [vi ? `  … và ${more} lỗi nữa` : `  … and ${more} more`] : []),
    vi
      ? 'Đừng ghi thêm; giữ lại tệp này và khôi phục từ bản sao lưu (docs/stores.md).'
      : 'Write nothing more to it; keep the file and restore a backup (docs/stores.md).',
  ].join('\n')}\n`;
}
