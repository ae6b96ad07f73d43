import { realpathSync } from 'node:fs';
import {
  copyEvidence,
  type EvidenceCopied,
  evidenceFolderOf,
  type OpenStore,
  openStore,
  storeFailure,
} from '@kpi-ledger/api/ledger';
import { type Copied, type CopyRefusal, copyLog, type EventStore, type LogCopyTarget } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure, notOpen } from '../ledger.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import type { Console } from '../terminal/console.js';
import { EXIT, type Failure, failure, invalid, usage } from '../terminal/failure.js';
import type { Lang } from '../terminal/lang.js';
import { progressBar } from '../terminal/progress.js';
import { evidenceFailure, evidenceLine } from './store-evidence.js';
import { KEY_NAMES, keyPlaces } from './store-keys.js';

/** Copies the ledger of one store into another; the source is opened first, so that nothing is made where there is nothing to copy. */
export async function copyStore(console: Console, from: string, to: string): Promise<E.Either<Failure, Answer>> {
  const kept = [from, to].find((url) => !/^(sqlite:.|esdb(\+discover)?:\/\/)/.test(url));
  if (kept !== undefined) return E.left(notAStore(kept));
  if (isSame(from, to)) return E.left(usage(to, 'kho đích chính là kho nguồn', 'the target is the source itself'));
  const source = await openStore({ url: from, create: false, clock: Date.now });
  if (E.isLeft(source)) return E.left(engineFailure(source.left));
  try {
    const head = await source.right.store.head()();
    if (E.isLeft(head)) return E.left(engineFailure(storeFailure(from, head.left)));
    if (head.right.ordinal === 0) return E.left(notOpen(from));
    const target = await openStore({ url: to, create: true, clock: Date.now });
    if (E.isLeft(target)) return E.left(engineFailure(target.left));
    try {
      return await copyBetween(console, { url: from, ...source.right }, { url: to, ...target.right });
    } finally {
      await target.right.store.close();
    }
  } finally {
    await source.right.store.close();
  }
}

type Side = OpenStore & { readonly url: string };

async function copyBetween(console: Console, from: Side, to: Side): Promise<E.Either<Failure, Answer>> {
  if (to.target === null) return E.left(notAStore(to.url));
  const done = await copied(console, from.store, to.target);
  if (E.isLeft(done)) return E.left(copyFailure(from.url, to.url, done.left));
  const folder = evidenceFolderOf(to.keyFile ?? '');
  const evidence = copyEvidence(evidenceFolderOf(from.keyFile ?? ''), folder);
  if (E.isLeft(evidence)) return E.left(evidenceFailure(folder, evidence.left, LOG_IS_COPIED));
  return E.right(copyAnswer(from, to, done.right, evidence.right));
}

const LOG_IS_COPIED = {
  vi: 'các sự kiện của sổ đã chép xong, chạy lại cùng lệnh để chép tiếp',
  en: 'the events are copied; the same command goes on',
};

async function copied(console: Console, from: EventStore, to: EventStore & LogCopyTarget) {
  const bar = progressBar(console, 'copy');
  try {
    return await copyLog({ from, to, onProgress: bar.at })();
  } finally {
    bar.end();
  }
}

/** The same file under two names too. */
function isSame(from: string, to: string): boolean {
  const placeOf = (url: string): string => {
    const path = /^sqlite:(.+)$/.exec(url)?.[1];
    try {
      return path === undefined ? url : realpathSync(path);
    } catch {
      return url;
    }
  };
  return placeOf(from) === placeOf(to);
}

const notAStore = (url: string): Failure =>
  usage(
    url,
    `"${url}" không phải là kho để chép; dùng sqlite:ĐƯỜNG_DẪN hoặc esdb://…`,
    `"${url}" is no store to copy from or to; use sqlite:PATH or esdb://…`,
  );

function copyAnswer(from: Side, to: Side, { ordinal, root, before }: Copied, evidence: EvidenceCopied): Answer {
  const targets = keyPlaces(to.url, to.keyFile ?? '');
  const toMove = keyPlaces(from.url, from.keyFile ?? '').flatMap(({ what, file, exists }) => {
    const there = targets.find((place) => place.what === what)?.file ?? file;
    return exists && there !== file ? [{ what, from: file, to: there }] : [];
  });
  const json = { from: from.url, to: to.url, ordinal, root, copied: ordinal - before, before, evidence, toMove };
  return plainAnswer(json, (lang) => `${copyLines(json, lang).join('\n')}\n`);
}

interface CopyJson {
  readonly from: string;
  readonly to: string;
  readonly ordinal: number;
  readonly root: string;
  readonly copied: number;
  readonly before: number;
  readonly evidence: EvidenceCopied;
  readonly toMove: readonly { readonly what: 'keys' | 'signing-key'; readonly from: string; readonly to: string }[];
}

const copyLines = (
  { from, to, ordinal, root, copied, before, evidence, toMove }: CopyJson,
  lang: Lang,
): readonly string[] => {
  const files = toMove.map((file) => `  ${file.from} → ${file.to}: ${KEY_NAMES[file.what][lang]}`);
  return lang === 'vi'
    ? [
        `Đã chép ${copied} sự kiện từ ${from} sang ${to}${before > 0 ? ` (${before} sự kiện đã có từ trước)` : ''}`,
        `Hai bên giống nhau từng byte: ${ordinal} sự kiện, gốc Merkle ${root}`,
        ...(evidence.files > 0 ? [evidenceLine(evidence, lang)] : []),
        ...(files.length > 0
          ? ['CHƯA chép khoá, hãy tự chép các tệp sau, chỉ người giữ khoá đọc được:', ...files]
          : []),
        'Từ nay chỉ ghi vào kho mới; sổ cũ nếu còn ghi tiếp thì hai bên sẽ khác nhau.',
      ]
    : [
        `${copied} events copied from ${from} to ${to}${before > 0 ? ` (${before} had been there)` : ''}`,
        `Both are the same byte by byte: ${ordinal} events, Merkle root ${root}`,
        ...(evidence.files > 0 ? [evidenceLine(evidence, lang)] : []),
        ...(files.length > 0
          ? ['Keys are NOT copied; copy these files, readable by who keeps the keys only:', ...files]
          : []),
        'From now on write to the new store only; if the old one is written on, the two will differ.',
      ];
};

function copyFailure(from: string, to: string, error: CopyRefusal): Failure {
  switch (error.kind) {
    case 'SOURCE_EMPTY':
      return notOpen(from);
    case 'TARGET_HOLDS_OTHER':
      return invalid(
        'TARGET_HOLDS_OTHER',
        to,
        `kho đích đã có ${error.ordinal} sự kiện không phải là phần đầu của sổ nguồn; không thay đổi gì trong đó, hãy chọn kho đích khác`,
        `the target holds ${error.ordinal} events that are not the first ones of the source; it was left untouched, choose another`,
      );
    case 'TARGET_AHEAD':
      return invalid(
        'TARGET_AHEAD',
        to,
        `kho đích có mọi sự kiện của sổ nguồn và đã được ghi thêm (${error.ordinal} sự kiện); không có gì để chép, không thay đổi gì`,
        `the target holds every event of the source and more (${error.ordinal} events); nothing to copy, nothing changed`,
      );
    case 'NOT_NEXT':
      return failure(
        EXIT.refused,
        'TARGET_CHANGED',
        to,
        `kho đích không nhận sự kiện ${error.ordinal}: có tiến trình khác đang ghi vào đó, hoặc sổ nguồn hỏng; hãy dừng tiến trình kia, kiểm tra sổ nguồn bằng "kpi verify" rồi chạy lại; chi tiết kỹ thuật: ${error.reason}`,
        `the target does not take event ${error.ordinal}: something else writes to it, or the source is damaged; stop the other writer, verify the source and copy again: ${error.reason}`,
      );
    case 'NOT_SAME':
      return failure(
        EXIT.unverified,
        'COPY_DIFFERS',
        to,
        `sự kiện ${error.ordinal} đọc lại từ kho đích khác với sổ nguồn; đừng dùng kho đích này, hãy chép sang kho khác`,
        `event ${error.ordinal} read back from the target is not the source's; do not use this target, copy to another`,
      );
    case 'SOURCE_ALTERED':
      return failure(
        EXIT.unverified,
        'SOURCE_ALTERED',
        from,
        'sổ nguồn đã bị sửa: các sự kiện không khớp với gốc Merkle lưu lúc ghi; đừng dùng kho đích này, hãy chạy "kpi verify" cho sổ nguồn và khôi phục từ bản sao lưu',
        'the source was altered: its events do not make the Merkle root noted when they were written; do not use the target, verify the source and restore a backup',
      );
    case 'STORE_UNAVAILABLE':
    case 'LOG_CUT':
    case 'CORRUPT':
      return engineFailure(storeFailure(`${from} → ${to}`, error));
  }
}
