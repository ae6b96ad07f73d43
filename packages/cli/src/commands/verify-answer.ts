import type { LedgerVerification } from '@kpi-ledger/engine';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { EXIT } from '../terminal/failure.js';
import type { Lang } from '../terminal/lang.js';

/** What a verification found, in words; INVALID exits with 4. */
export function verifyAnswer(found: LedgerVerification): Answer {
  const { status, ordinal, root, firstBad, anchors, anchored, ledger, checkpoints, keys, notices } = found;
  const json = {
    ...{
      status,
      ledger: ledger?.ledger ?? null,
      kind: ledger?.kind ?? null,
      ordinal,
      root,
      firstBad,
      anchored,
      anchors,
    },
    checkpoints: checkpoints.map(({ ordinal: covered, root: sealed, key }) => ({
      ordinal: covered,
      root: sealed,
      key,
    })),
    keys: keys.map(({ key, publicKey, reason, decision, event }) => ({ key, publicKey, reason, decision, event })),
    notices,
  };
  const answer = plainAnswer(json, (lang) => `${linesOf(found, lang).map(withoutControls).join('\n')}\n`);
  return status === 'INVALID' ? { ...answer, exit: EXIT.unverified } : answer;
}

/** What stands in an altered file is shown, not obeyed: it could move the cursor, or write a line that says VALID. */
const withoutControls = (line: string): string =>
  line.replace(
    /[\p{Control}\p{Bidi_Control}\u2028\u2029]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function linesOf(found: LedgerVerification, lang: Lang): readonly string[] {
  const say = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  return [
    headline(found, say),
    ...(found.status === 'INVALID'
      ? []
      : [say(`Gốc Merkle: ${found.root}`, `Merkle root: ${found.root}`), checkpointLine(found, say)]),
    ...found.keys.flatMap((key) => (key.reason === 'LOST' ? [lostLine(key, say)] : [])),
    ...found.notices.map(({ what, whatVi }) => say(`Lưu ý: ${whatVi}.`, `Note: ${what}.`)),
    ...found.anchors.map((anchor) => anchorLine(anchor, say)),
    ...(found.status === 'VALID' && found.anchored < found.ordinal ? [laterLine(found, say)] : []),
    ...(found.ledger?.kind === 'demo'
      ? [say('Đây là sổ trình diễn: không có giá trị chính thức.', 'This is a demo ledger: nothing of it is official.')]
      : []),
  ];
}

type Say = (vi: string, en: string) => string;

function headline({ status, ordinal, firstBad }: LedgerVerification, say: Say): string {
  if (status === 'INVALID' && firstBad !== null) {
    const { stream, revision, what, whatVi, file } = firstBad;
    if (file !== undefined)
      return say(
        `KHÔNG HỢP LỆ (INVALID): ${whatVi}. ${ordinal} sự kiện trong sổ khớp với nhau; tệp này không chứng thực cho sổ.`,
        `INVALID: ${what}. The ${ordinal} events of the ledger agree with each other; that file does not vouch for them.`,
      );
    const where =
      stream === null ? '' : say(`luồng ${stream}, lần ghi ${revision}, `, `stream ${stream}, revision ${revision}, `);
    return say(
      `KHÔNG HỢP LỆ (INVALID) tại sự kiện ${firstBad.ordinal}: ${where}${whatVi}`,
      `INVALID at event ${firstBad.ordinal}: ${where}${what}`,
    );
  }
  return status === 'VALID'
    ? say(
        `HỢP LỆ (VALID): ${ordinal} sự kiện, đúng với điểm chốt lưu ngoài sổ.`,
        `VALID: ${ordinal} events, as the checkpoints kept outside of the ledger say.`,
      )
    : say(
        `NHẤT QUÁN, CHƯA NEO (NOT_ANCHORED): ${ordinal} sự kiện khớp với nhau, nhưng chưa đối chiếu với điểm chốt nào lưu ngoài sổ; ai viết lại toàn bộ tệp thì không thể phát hiện. Hãy dùng --checkpoint TỆP.`,
        `NOT_ANCHORED: ${ordinal} events are consistent with each other, but nothing kept outside was given to compare with; whoever rewrites the whole file goes unnoticed. Use --checkpoint FILE.`,
      );
}

function checkpointLine({ checkpoints }: LedgerVerification, say: Say): string {
  const last = checkpoints.at(-1);
  return last === undefined
    ? say('Sổ chưa có điểm chốt nào.', 'The ledger holds no checkpoint.')
    : say(
        `Điểm chốt trong sổ: ${checkpoints.length}, chữ ký đều đúng; mới nhất bao gồm ${last.ordinal} sự kiện, khoá ${last.key}.`,
        `Checkpoints in the ledger: ${checkpoints.length}, all well signed; the last covers ${last.ordinal} events, key ${last.key}.`,
      );
}

function lostLine({ key, event, decision }: LedgerVerification['keys'][number], say: Say): string {
  const by = decision === null ? '' : ` ${decision.number} (${decision.date})`;
  return say(
    `Lưu ý: từ sự kiện ${event}, khoá ${key} thay một khoá đã mất theo quyết định${by}; khoá cũ không xác nhận khoá này.`,
    `Note: from event ${event} on, key ${key} stands in for a lost one by decision${by}; the old key does not vouch for it.`,
  );
}

const laterLine = ({ anchored, ordinal }: LedgerVerification, say: Say): string =>
  say(
    `Các sự kiện từ ${anchored + 1} đến ${ordinal} ghi sau điểm chốt: chỉ khớp với nhau, chưa neo.`,
    `Events ${anchored + 1} to ${ordinal} came after the checkpoint: consistent with each other, not anchored.`,
  );

const anchorLine = ({ file, ordinal, key, trust }: LedgerVerification['anchors'][number], say: Say): string =>
  trust === 'GIVEN'
    ? say(
        `${file}: khớp ở ${ordinal} sự kiện; khoá ${key} được khoá do người kiểm tra đưa ra xác nhận.`,
        `${file}: agrees at ${ordinal} events; key ${key} is vouched for by the key that was given.`,
      )
    : say(
        `${file}: khớp ở ${ordinal} sự kiện; khoá ${key} lấy từ chính tệp này (tự khẳng định). Muốn chắc chắn ai đã ký, hãy đưa khoá công khai nhận từ nguồn khác bằng --key.`,
        `${file}: agrees at ${ordinal} events; key ${key} comes from that very file (self-asserted). To be sure who signed, give the public key from another source with --key.`,
      );
