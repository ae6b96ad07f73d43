import { mean, type Rational } from '../../numbers/index.js';
import { Refusal, refuseRepeatedIds } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import { type DtiAnswer, type DtiMainInput, describe, dtiOf } from './dti.js';
import { DTI_FRAMES, type MainIndex } from './frames.js';
import { type MainIndexValue, mainIndexValues } from './main-index.js';

/** The provinces that became one, with their main indices before. */
export interface DtiMergerInput extends Pick<DtiMainInput, 'generation' | 'maxPoints' | 'pillarMethod'> {
  /** At least one; each counts the same, whatever its population. */
  readonly provinces: readonly {
    readonly id: string;
    readonly mainIndices: Readonly<Partial<Record<MainIndex, string | null>>>;
  }[];
}

const CITATION = 'Công bố DTI 2024: trung bình cộng các chỉ số chính của các tỉnh trước sáp nhập';

/** DTI of a merged province: of each main index the plain mean over the provinces before, then the DTI of those means. */
export function dtiMerger({ provinces, ...fill }: DtiMergerInput, evaluation: Evaluation): DtiAnswer {
  const { numbers } = evaluation;
  const frame = DTI_FRAMES[fill.generation];
  refuseRepeatedIds(provinces, 'provinces', CITATION);
  if (provinces.length === 0)
    throw new Refusal('NO_PROVINCE', 'provinces', 'at least one province is needed', 'cần ít nhất một tỉnh', CITATION);
  return evaluation.trace.within('indices/dti-merger@1').term(
    'DTI',
    ({ DTI, missing }) => describe(frame, DTI, missing),
    (inside) => {
      const each = provinces.map(({ id, mainIndices }, index) =>
        inside.term(
          id,
          () => ({ label: id, value: null, expression: 'các chỉ số chính trước sáp nhập', citation: CITATION }),
          (within) =>
            namedPlace(index, () => mainIndexValues(frame, { ...fill, mainIndices }, { numbers, trace: within })),
        ),
      );
      const means = (each[0] ?? []).map((first, at): MainIndexValue => {
        const values = each.flatMap((province) => province[at]?.value ?? []);
        const full = values.length === provinces.length;
        return inside.term(
          first.slot.id,
          ({ value }) => ({
            label: first.slot.nameVi,
            value,
            expression: `trung bình cộng của ${provinces.length} tỉnh: ${shown(values)}`,
            citation: CITATION,
          }),
          () => ({
            ...first,
            value: full ? mean(values, numbers) : null,
            missing: [...new Set(each.flatMap((province) => province[at]?.missing ?? []))],
          }),
        );
      });
      return dtiOf(means, frame, fill, { numbers, trace: inside });
    },
  );
}

const shown = (values: readonly Rational[]): string => (values.length === 0 ? 'chưa có' : values.join(' ; '));

/** A refusal about a province's own field names that province. */
function namedPlace<T>(index: number, compute: () => T): T {
  try {
    return compute();
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || !thrown.error.path.startsWith('mainIndices')) throw thrown;
    const { code, path, message, messageVi, article } = thrown.error;
    throw new Refusal(code, `provinces[${index}].${path}`, message, messageVi, article);
  }
}
