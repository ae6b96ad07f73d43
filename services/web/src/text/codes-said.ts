import type { Say } from './language.tsx';
import { BANDS, type Band, bandName, statusName } from './words.ts';

/** In brackets behind the words that say the same. */
const DOUBLED = / \((?:ATTESTED|ROLL_UP|PATH|QuotaDecided)\)/g;

/** Classes and states, and the words of the sentences that name one: the same letters elsewhere may be of a title ("lớp TOT"). */
const CODE =
  'XS|TOT|HT|KHT|INSUFFICIENT_DATA|PROVISIONAL_DECEMBER|PROVISIONAL|PENDING_ORGANISATION|PENDING_QUOTA|PENDING|NOT_CLASSIFIED|REVIEW|TIE';
const BEFORE =
  'tương ứng |kết quả tính: |kết quả tính là |tính chưa có \\(|quyết định xếp |chọn trong |để ngỏ: |còn có thể: |xét tỷ lệ: |tỷ lệ xuất sắc: |theo điểm: |theo điểm là |quyết định là |nay là ';
const NAMED = new RegExp(`(?<=${BEFORE})(?:${CODE})(?:, (?:${CODE}))*(?![\\w.-]*\\w)`, 'g');

const isBand = (code: string): code is Band => BANDS.some((band) => band === code);

/**
 * A sentence of the service with the words for its codes. The sentences themselves are fixed: an answer that was given is given again
 * with the same bytes.
 */
export const codesSaid = (text: string, say: Say): string =>
  text
    .replace(DOUBLED, '')
    .replace(NAMED, (codes) =>
      codes
        .split(', ')
        .map((code) => `“${isBand(code) ? bandName(code, say) : statusName(code, say)}”`)
        .join(', '),
    )
    .replace('(BASELINE và ', say('(quyết định mốc và ', '(a baseline and '))
    .replace(/^TRANSITION: /, say('Chuyển tiếp: ', 'Transition: '));
