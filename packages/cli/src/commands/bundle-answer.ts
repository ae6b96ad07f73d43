import type { BundleAnchor, BundleVerification } from '@kpi-ledger/engine';
import type { Lang } from '../terminal/lang.js';

/** What verifying came to, as the machine-readable answer. */
export const verificationJson = ({ bundle, ...found }: BundleVerification) => ({ ...found, ...bundle });

const say = (lang: Lang, vi: string, en: string): string => (lang === 'vi' ? vi : en);

export function headline({ status, firstBad, ratings, official }: BundleVerification, lang: Lang): string {
  if (firstBad !== null) {
    const { code, what, whatVi, ordinal, stream, revision } = firstBad;
    const where =
      ordinal === null
        ? ''
        : say(
            lang,
            ` tại sự kiện ${ordinal}${stream === null ? '' : ` (${stream}, lần ghi ${revision})`}`,
            ` at event ${ordinal}${stream === null ? '' : ` (${stream}@${revision})`}`,
          );
    return say(lang, `KHÔNG HỢP LỆ (INVALID, ${code})${where}: ${whatVi}`, `INVALID (${code})${where}: ${what}`);
  }
  const demo = official ? '' : say(lang, ', SỔ TRÌNH DIỄN', ', DEMO');
  return status === 'VALID'
    ? say(
        lang,
        `HỢP LỆ (VALID${demo}): ${ratings.length} kết quả công bố tính lại đều đúng, khớp với mốc lấy từ nguồn khác.`,
        `VALID${demo}: ${ratings.length} published ratings calculated again came out the same, and the sealed state is anchored from elsewhere.`,
      )
    : say(
        lang,
        `NHẤT QUÁN, CHƯA NEO (NOT_ANCHORED${demo}): ${ratings.length} kết quả công bố tính lại đều đúng, nhưng chưa đối chiếu với gì ngoài gói. Hãy dùng --key, --checkpoint, hoặc --root in trên danh sách kết quả.`,
        `NOT_ANCHORED${demo}: ${ratings.length} published ratings calculated again came out the same, but nothing from outside of the bundle was given to compare with. Use --key, --checkpoint, or --root as printed on the rating list.`,
      );
}

/** What the bundle is, its ratings, what it agrees with, and what it proves and does not. */
export function bundleLines(found: BundleVerification, lang: Lang): readonly string[] {
  const { bundle, status, ratings, anchors, official } = found;
  if (bundle === null || status === 'INVALID') return [];
  const { period, scope, ordinal, root, city } = bundle;
  return [
    ...(official
      ? []
      : [
          say(
            lang,
            'SỔ TRÌNH DIỄN: không có giá trị chính thức, dù mọi phép kiểm tra đều đúng.',
            'DEMO LEDGER: nothing of it is official, whatever else holds.',
          ),
        ]),
    say(
      lang,
      `Kỳ ${period}, ${city}${scope === null ? '' : `, người đứng đầu ${scope.unit}`}; niêm phong ở ${ordinal} sự kiện, gốc Merkle ${root}`,
      `${period}, ${city}${scope === null ? '' : `, head of ${scope.unit}`}; sealed at ${ordinal} events, Merkle root ${root}`,
    ),
    ...ratings.map(({ person, S, kind: how }) =>
      say(
        lang,
        `  ${person}: S = ${S}${how === 'RESTATED' ? ' (công bố lại)' : ''}`,
        `  ${person}: S = ${S}${how === 'RESTATED' ? ' (restated)' : ''}`,
      ),
    ),
    ...anchors.map((anchor) => anchorLine(anchor, lang)),
    limits(found, lang),
  ];
}

function anchorLine({ by, name, key, trust }: BundleAnchor, lang: Lang): string {
  if (by === 'PRINTED_ROOT') return say(lang, 'Khớp với gốc Merkle đã cho.', 'Agrees with the given Merkle root.');
  const trusted =
    trust === 'GIVEN'
      ? say(lang, 'được khoá do người kiểm tra đưa ra xác nhận', 'vouched for by the key that was given')
      : say(lang, 'tự khẳng định', 'self-asserted');
  const what = by === 'EMBEDDED' ? say(lang, 'điểm chốt trong gói', 'the checkpoint in the bundle') : name;
  return say(lang, `Khớp với ${what}; khoá ${key} ${trusted}.`, `Agrees with ${what}; key ${key}, ${trusted}.`);
}

const limits = ({ bundle, subordinates }: BundleVerification, lang: Lang): string =>
  bundle?.scope === null
    ? say(
        lang,
        'Chứng minh: không sự kiện nào bị sửa hay bỏ sót đến mốc niêm phong, và không thiếu kết quả công bố nào của kỳ.',
        'Proves: no event up to the sealed state was altered or left out, and no published rating of the period is missing.',
      )
    : say(
        lang,
        `Chứng minh: các sự kiện nằm nguyên vẹn trong sổ, điểm tính lại đúng, và không bỏ sót ai thuộc quyền quản lý (${subordinates} người) hay sự kiện nào mà việc khoá kỳ cam kết là căn cứ. Cam kết đó do sổ tự tính khi khoá; muốn kiểm tra chính cam kết, cần gói của cả kỳ.`,
        `Proves: the events stand unaltered in the ledger, the score follows from them, and neither anybody under management (${subordinates} people) nor an event is left out that the closing commits to as its grounds. The ledger computed that commitment when it closed the period; to check it too takes the bundle of the whole period.`,
      );
