import { canonicalText } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { type Flaw, flaw } from '../flaw.js';

export const BUNDLE_FORMAT = 'kpi-ledger/bundle@1';

const path = t.array(t.string);
const consistency = t.union([t.null, t.type({ from: t.number, to: t.number, path })]);

/** One rule as data, as the hash of a rule set covers it. */
const rule = t.type({
  ...{ id: t.string, value: t.union([t.string, t.null]), validFrom: t.string, knownFrom: t.string },
  ...{ unit: t.union([t.string, t.null]), legalSource: t.string, note: t.union([t.string, t.null]) },
});

const Codec = t.type({
  format: t.literal(BUNDLE_FORMAT),
  ledger: t.string,
  kind: t.union([t.literal('live'), t.literal('demo')]),
  city: t.string,
  /** What a demo ledger is worth; null: a live one. */
  notice: t.union([t.string, t.null]),
  period: t.string,
  /** Null: all ratings of the period, with the whole ledger up to `ordinal`. */
  scope: t.union([t.null, t.type({ unit: t.string, person: t.string })]),
  /** The sealed state: the first `ordinal` events have this Merkle root. */
  ordinal: t.number,
  root: t.string,
  /** Id of the PeriodClosed. */
  closing: t.string,
  /** Of the state that the closing names with the sealed one; null where the whole ledger is carried. */
  closingProof: consistency,
  /** `id@version` of the released formulas that the bases name. */
  formulas: t.array(t.string),
  ruleSets: t.array(t.type({ hash: t.string, rules: t.array(rule) })),
  ratings: t.array(
    t.type({
      /** RatingPublished or RatingRestated. */
      event: t.string,
      person: t.string,
      /** The knowledge time of its basis. */
      knownAt: t.string,
      /** As `closingProof`. */
      proof: consistency,
      /** The places of the events from which the score follows, and the proof that the closing commits to them; null: all. */
      rests: t.union([t.null, t.type({ events: t.array(t.number), index: t.number, path })]),
    }),
  ),
  /** Whose statements about which period a score of one head rests on, and the events that make them. */
  subordinates: t.array(t.type({ person: t.string, period: t.string, events: t.array(t.string) })),
  /** In log order; `text`: the canonical bytes as UTF-8; `proof`: inclusion in the sealed state, null where all are carried. */
  events: t.array(t.type({ ordinal: t.number, text: t.string, proof: t.union([t.null, path]) })),
  /** The exported checkpoint that covers the sealed state; null: none was signed. */
  checkpoint: t.unknown,
});

/** A sealed period in one file: published ratings, the events they rest on, proofs, rules and formula versions. */
export type Bundle = t.TypeOf<typeof Codec>;

export const DEMO_NOTICE = 'SỔ TRÌNH DIỄN - KHÔNG CÓ GIÁ TRỊ CHÍNH THỨC / DEMO LEDGER - NOT OFFICIAL';

export const bundleText = (bundle: Bundle): string => `${canonicalText(bundle)}\n`;

/** The bundle of a file; left: why it is none. */
export function readBundle(text: string): E.Either<Flaw, Bundle> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return E.left(flaw('NOT_A_BUNDLE', 'the file is not JSON', 'tệp không phải là JSON'));
  }
  const decoded = Codec.decode(json);
  if (E.isLeft(decoded)) {
    const field = decoded.left[0]?.context.flatMap(({ key }) => (key === '' ? [] : [key])).join('.') ?? '';
    return E.left(
      flaw(
        'NOT_A_BUNDLE',
        `the file is no ${BUNDLE_FORMAT}: field "${field}" is missing or wrong`,
        `tệp không phải là gói niêm phong (${BUNDLE_FORMAT}): trường "${field}" thiếu hoặc sai`,
      ),
    );
  }
  return isCanonical(json, text)
    ? decoded
    : E.left(
        flaw(
          'NOT_CANONICAL',
          'the file is not as it was sealed: its text is not canonical (RFC 8785)',
          'tệp không còn như khi niêm phong: nội dung không ở dạng chuẩn tắc (RFC 8785)',
        ),
      );
}

function isCanonical(json: unknown, text: string): boolean {
  try {
    return `${canonicalText(json)}\n` === text;
  } catch {
    return false; // a fraction as a JSON number
  }
}
