import type { Schema } from '@kpi-ledger/api-client';
import { useSay } from '../../text/language.tsx';
import { checked, type Finding } from './check-event.ts';

/** The proof that the event stands in the ledger, calculated again here from the bytes that came. */
export function Proof({ event }: { readonly event: Schema<'ProvedEvent'> }) {
  const say = useSay();
  const finding = checked(event);
  const { inclusion } = event;
  const words: { readonly [found in Finding]: string } = {
    PROVED: say(
      'Trình duyệt này đã băm lại nguyên văn và tính lại đường Merkle: sự kiện nằm nguyên vẹn trong sổ có gốc dưới đây.',
      'This browser hashed the bytes and calculated the Merkle path again: the event stands unaltered in the ledger of the root below.',
    ),
    OTHER_DATA: say(
      'Không khớp: nội dung hiển thị khác nguyên văn đã băm.',
      'Not proved: what is shown differs from the bytes that were hashed.',
    ),
    OTHER_BYTES: say(
      'Không khớp: mã băm của nguyên văn khác mã băm đã ghi.',
      'Not proved: the bytes have another hash than the one recorded.',
    ),
    OTHER_TREE: say(
      'Không khớp: bằng chứng thuộc một cây khác với sổ ở cơ sở này.',
      'Not proved: the proof is of another tree than the ledger at this basis.',
    ),
    NOT_INCLUDED: say(
      'Không khớp: đường Merkle không dẫn tới gốc của sổ.',
      'Not proved: the Merkle path does not lead to the root of the ledger.',
    ),
  };
  return (
    <>
      <p className={finding === 'PROVED' ? 'finding proved' : 'finding refused'} role="status">
        <strong>
          {finding === 'PROVED' ? say('Đã kiểm chứng', 'Proved') : say('Không kiểm chứng được', 'Refused')}
        </strong>
        {'. '}
        {words[finding]}
      </p>
      <details>
        <summary>
          {say(
            `Bằng chứng: lá thứ ${inclusion.index} trong cây ${inclusion.size}`,
            `Proof: leaf ${inclusion.index} of a tree of ${inclusion.size}`,
          )}
        </summary>
        <p>
          {say('Gốc', 'Root')} <code>{inclusion.root}</code>
        </p>
        <ol>
          {inclusion.path.map((hash) => (
            <li key={hash}>
              <code>{hash}</code>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
