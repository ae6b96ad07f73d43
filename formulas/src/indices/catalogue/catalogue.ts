import { Refusal, refuseRepeatedIds } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';
import type { Origin } from '../origin.js';
import { CATALOGUES, type CatalogueName } from './catalogues.js';
import type { Slot } from './slot.js';

/** A catalogue and what fills its empty slots. */
export interface CatalogueInput {
  /** Which index. */
  readonly catalogue: CatalogueName;
  /** Facts with their source, for empty slots only (SLOT_NOT_EMPTY, UNKNOWN_SLOT). */
  readonly filled?: readonly {
    readonly id: string;
    readonly nameVi?: string;
    readonly value?: string;
    readonly source: string;
  }[];
}

/** A slot as it stands. */
export interface SlotState {
  /** As in the catalogue. */
  readonly id: string;
  /** Null = not known. */
  readonly nameVi: string | null;
  /** Null = not known, or only named. */
  readonly value: string | null;
  /** EMPTY: nobody has given it; FILLED: by the input. */
  readonly state: Origin | 'FILLED' | 'EMPTY';
  /** Source of what was filled in. */
  readonly source: string | null;
}

/** What an index consists of, and what of it is not known. */
export interface CatalogueAnswer {
  /** The deciding act. */
  readonly legalSource: string;
  /** The formula of the index; null: there is no composite, and none is made up. */
  readonly formula: string | null;
  /** All slots. */
  readonly total: number;
  /** Known or filled. */
  readonly known: number;
  /** Empty. */
  readonly empty: number;
  /** In the order of the act. */
  readonly slots: readonly SlotState[];
  /** Ids of the empty slots. */
  readonly missing: readonly string[];
}

/** The slots of an index with their states. */
export function indexCatalogue({ catalogue, filled = [] }: CatalogueInput, { trace }: Evaluation): CatalogueAnswer {
  const { legalSource, formula, slots } = CATALOGUES[catalogue];
  refuseRepeatedIds(filled, 'filled');
  for (const [at, { id }] of filled.entries()) refuseUnlessEmpty(slots, id, `filled[${at}].id`);
  return trace.within('indices/catalogue@1').term(
    'slots',
    ({ total, known, empty }) => ({
      label: 'Các ô dữ liệu của chỉ số',
      value: total,
      expression: `${total} ô; đã biết ${known}; còn trống ${empty}`,
      citation: legalSource,
    }),
    (): CatalogueAnswer => {
      const states = slots.map((one): SlotState => {
        const fill = filled.find(({ id }) => id === one.id);
        const { id, nameVi, value, origin } = one;
        return fill === undefined
          ? { id, nameVi, value, state: origin ?? 'EMPTY', source: null }
          : { id, nameVi: fill.nameVi ?? nameVi, value: fill.value ?? null, state: 'FILLED', source: fill.source };
      });
      const missing = states.flatMap(({ id, state }) => (state === 'EMPTY' ? [id] : []));
      const total = states.length;
      return {
        legalSource,
        formula,
        total,
        known: total - missing.length,
        empty: missing.length,
        slots: states,
        missing,
      };
    },
  );
}

function refuseUnlessEmpty(slots: readonly Slot[], id: string, path: string): void {
  const found = slots.find((one) => one.id === id);
  if (found === undefined) throw new Refusal('UNKNOWN_SLOT', path, `there is no slot ${id}`, `không có ô ${id}`);
  if (found.origin !== null)
    throw new Refusal(
      'SLOT_NOT_EMPTY',
      path,
      `${id} is known already; a change of the act is a new version`,
      `ô ${id} đã có dữ liệu; văn bản thay đổi thì phải có phiên bản mới`,
    );
}
