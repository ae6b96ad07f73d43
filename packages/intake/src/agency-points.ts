import * as E from 'fp-ts/lib/Either.js';
import { type CellType, decimal, splitCell } from './cell.js';
import { text } from './text.js';

export interface AgencyPoints {
  readonly id: string;
  readonly points: string | null;
  readonly max: string;
  readonly optional: boolean;
}

const ONE = /^\s*([\p{L}\p{N}][\p{L}\p{N}._-]*)=\s*(-|[^/]+?)\s*\/\s*([^?]+?)\s*(\?)?\s*$/u;

/** "C1=9/10; K2=-/20?": criterion, points, maximum; a question mark where it is "nếu có", a dash where it does not apply. */
export const agencyPoints: CellType<readonly AgencyPoints[]> = {
  name: text(
    'danh sách "ký hiệu=điểm/điểm tối đa", cách nhau bằng ;, thêm ? cho tiêu chí "nếu có", ghi - khi không phát sinh',
    'list of "code=points/maximum", separated by ;, with ? where optional, - where not applicable',
  ),
  read: (cell) => {
    const read: AgencyPoints[] = [];
    for (const part of splitCell(cell)) {
      const match = ONE.exec(part);
      const points = match?.[2] === '-' ? E.right(null) : decimal.read(match?.[2] ?? '');
      const max = decimal.read(match?.[3] ?? '');
      if (match === null || E.isLeft(points) || E.isLeft(max))
        return E.left(
          text(
            `"${part.trim()}" phải viết dạng ký hiệu=điểm/điểm tối đa, ví dụ C1=9/10 hoặc K2=-/20?`,
            `"${part.trim()}" must be written code=points/maximum, for example C1=9/10 or K2=-/20?`,
          ),
        );
      read.push({ id: match[1] ?? '', points: points.right, max: max.right, optional: match[4] === '?' });
    }
    return E.right(read);
  },
};
