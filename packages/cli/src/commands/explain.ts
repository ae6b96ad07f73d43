import type { Basis, Explanation, Ground, Names, WhatIf } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type AtFlags, readPeriodAt, withPeriod } from '../options/question.js';
import { type WhatIfFlags, whatIfText, withWhatIf, wrongWhatIf } from '../options/what-if.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { derivationText } from '../terminal/derivation.js';
import { type Lang, text } from '../terminal/lang.js';
import { anyName, askAssuming, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';
import { STATUS } from './rate.js';

export function addExplain(program: Command, cli: Cli): void {
  withWhatIf(withPeriod(program.command('explain'), cli), cli)
    .summary(cli.say(text('giải trình một điểm', 'explain a score')))
    .description(
      cli.say(
        text(
          'Toàn bộ phép tính của một điểm: từng đại lượng, phép tính, căn cứ pháp lý, sự kiện đã dùng và phần không tính.',
          'The whole calculation of a score: every term with its legal source, the events used and what was left out.',
        ),
      ),
    )
    .argument('<post|person>', cli.say(text('mã vị trí hoặc mã người', 'id of a post or a person')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi explain head-so-noi-vu --period 2026-Q1',
        text('điểm quý I của Giám đốc Sở Nội vụ', 'the first quarter of a head'),
      ]),
    )
    .action((subject: string, flags: AtFlags & WhatIfFlags & { period: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const wrong = wrongWhatIf(flags);
        if (E.isLeft(wrong)) return wrong;
        const at = readPeriodAt(flags);
        if (E.isLeft(at)) return at;
        return askAssuming(
          settings,
          at.right,
          flags.whatIf,
          (engine, assumed) => engine.explain({ ...at.right, ...assumed, subject }),
          (found, names) => explanation(found, names, flags.period),
        );
      }),
    );
}

/** Offered to whoever attests đ and e; never a value (R17). */
function groundsText(grounds: Explained['grounds'], names: Names, lang: Lang): readonly string[] {
  if (grounds === null) return [];
  const lines = (term: string, of: readonly Ground[]) =>
    of.map(({ unit, what }) => `  ${term}: ${unit === null ? '' : `${nameOf(names.units, unit)}: `}${what}`);
  const all = [...lines('đ', grounds.dd), ...lines('e', grounds.e)];
  const title =
    lang === 'vi'
      ? 'Gợi ý cho người đánh giá (không phải kết luận, R17):'
      : 'Grounds for the assessor (no value, R17):';
  return all.length === 0 ? [] : [title, ...all];
}

type Explained = { readonly basis: Basis; readonly whatIf?: WhatIf } & Explanation;

const explanation = (found: Explained, names: Names, period: string): Answer =>
  plainAnswer({ ...found }, (lang) => explanationText(found, names, period, lang));

export function explanationText(found: Explained, names: Names, period: string, lang: Lang): string {
  const { post, unit, holder, status, S, display, band, confirmed, missing, notes, article, derivation } = found;
  const vi = lang === 'vi';
  const line = (label: string, value: string) => (value === '' ? [] : [`${label}: ${value}`]);
  const score =
    S === null
      ? ''
      : `${S} ≈ ${display['S'] ?? ''} (${vi ? 'mức điểm tương ứng' : 'band'} ${band ?? ''}, ${confirmed ? (vi ? 'đã xác nhận' : 'confirmed') : vi ? 'chưa xác nhận' : 'not confirmed'})`;
  return [
    ...(found.whatIf === undefined ? [] : [whatIfText(found.whatIf, lang).trimEnd()]),
    ...line(vi ? 'Vị trí' : 'Post', post === null ? '' : `${nameOf(names.posts, post)} [${post}]`),
    ...line(vi ? 'Đơn vị' : 'Unit', unit === null ? '' : `${nameOf(names.units, unit)} [${unit}]`),
    ...line(vi ? 'Người giữ chức' : 'Holder', holder === null ? '' : `${nameOf(names.people, holder)} [${holder}]`),
    ...line(vi ? 'Kỳ' : 'Period', period),
    ...line(vi ? 'Điểm S' : 'Score S', score),
    ...(found.whatIf === undefined
      ? []
      : line(vi ? 'Điểm S trong sổ' : 'Score S of the ledger', found.actual?.S ?? (vi ? 'chưa có' : 'none'))),
    ...line(
      vi ? 'Tình trạng' : 'Status',
      [STATUS[status][lang], status === 'NOT_IN_SCOPE' || status === 'SCOPE_UNDECIDED' ? (article ?? '') : '']
        .filter((part) => part !== '')
        .join(', '),
    ),
    ...missing.map(
      ({ what, owedBy, since }) =>
        `  – ${what}${owedBy === null ? '' : ` (${anyName(names, owedBy)})`}${since === null ? '' : `, ${vi ? 'từ' : 'since'} ${since}`}`,
    ),
    ...notes.map((note) => `  * ${note}`),
    ...groundsText(found.grounds, names, lang),
    syntheticText([found], lang).trimEnd(),
    '',
    ...(derivation === null ? [] : [derivationText(derivation, lang)]),
    basisText(found.basis, lang),
  ].join('\n');
}
