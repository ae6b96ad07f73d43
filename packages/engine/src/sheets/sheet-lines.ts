import { bigIntegers, type Derivation, parseRational } from '@kpi-ledger/formulas';
import { factsOf, upTo, type WorkLine } from '@kpi-ledger/projections';
import { explained } from '../explain/texts.js';
import type { Snapshot } from '../reading/reading.js';

/** One line of the task annex. Counts are units of the product, exact texts are standard units (đã quy đổi). */
export interface SheetLine {
  readonly task: string;
  /** The printed title; null: written by a user, sealed, joined at display. */
  readonly title: string | null;
  /** Code of the product in the catalogue of Điều 13; null: none named. */
  readonly product: string | null;
  /** h: standard units in one unit of the product. */
  readonly factor: string;
  readonly factorIsProvisional: boolean;
  /** Outside the total assigned: unplanned or taken over (Điều 18.1d). */
  readonly extra: boolean;
  readonly assigned: number;
  readonly done: number;
  /** Major errors and delays of all units together, as far as they count. */
  readonly faults: number;
  readonly delays: number;
  /** Delays and major errors with a confirmed objective cause: not counted. */
  readonly excused: number;
  readonly A: string;
  readonly C: string;
  readonly Cq: string;
  readonly Ct: string;
  /** What was left out of the line, in words. */
  readonly leftOut: readonly string[];
}

/** The sums of the annex, and the four of each line, as the formula has made them. */
export interface SheetTotals {
  readonly A: string;
  readonly C: string;
  readonly Cq: string;
  readonly Ct: string;
}

export function sheetLines(
  snapshot: Snapshot,
  lines: readonly WorkLine[],
  derivation: Derivation | null,
): { readonly lines: readonly SheetLine[]; readonly totals: SheetTotals | null } {
  const products = productsOf(snapshot, lines);
  const node = (term: string) => (derivation === null ? null : find(derivation, term));
  const [C, Cq, Ct] = [node('C'), node('Cq'), node('Ct')];
  const A = node('A');
  const totals =
    A === null || C === null || Cq === null || Ct === null
      ? null
      : { A: A.value ?? '0', C: C.value ?? '0', Cq: Cq.value ?? '0', Ct: Ct.value ?? '0' };
  const earned = (sum: Derivation | null, place: number): string =>
    sum?.children.find(({ term }) => term === `lines[${place}]`)?.value ?? '0';
  return {
    totals,
    lines: lines.map((line, i) => ({
      task: line.task,
      title: typeof line.title === 'string' ? line.title : null,
      product: products.get(line.task) ?? null,
      factor: line.factor,
      factorIsProvisional: line.factorIsProvisional,
      extra: line.extra,
      assigned: line.assigned,
      ...countsOf(line),
      A: line.extra ? '0' : times(line.factor, line.assigned),
      C: earned(C, i),
      Cq: earned(Cq, i),
      Ct: earned(Ct, i),
      leftOut: [...new Set(line.excluded.map((one) => explained(one).reason))],
    })),
  };
}

function countsOf({ parts, excluded }: WorkLine): Pick<SheetLine, 'done' | 'faults' | 'delays' | 'excused'> {
  const sum = (of: (part: WorkLine['parts'][number]) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const marked = (marks: readonly { readonly units: number }[]): number =>
    marks.reduce((total, { units }) => total + units, 0);
  const excusedFaults = excluded.filter(({ reason }) => reason === 'FAULT_EXCUSED').length;
  return {
    done: sum(({ batch, done }) => (done === null ? 0 : batch.count)),
    faults: sum((part) => marked(part.faults)),
    delays: sum((part) => marked(part.missed)),
    excused: sum(excusedDelays) + excusedFaults,
  };
}

const excusedDelays = ({ batch, missed }: WorkLine['parts'][number]): number =>
  missed.filter(({ why }) => why === 'EXCUSED').length * batch.count;

function productsOf(snapshot: Snapshot, lines: readonly WorkLine[]): ReadonlyMap<string, string> {
  const assigned = lines.flatMap(({ task }) =>
    factsOf(upTo(snapshot.knownIn(`task-${task}`), snapshot.day), 'TaskAssigned'),
  );
  return new Map(
    assigned.flatMap(({ event: { data } }) => {
      const { task, part, product } = data;
      const of = product ?? (part && snapshot.teams.get(part.team)?.product);
      return of === undefined ? [] : [[task, of.code] as const];
    }),
  );
}

function times(factor: string, count: number): string {
  const h = parseRational(factor);
  return h === null ? factor : h.times(bigIntegers.integer(count)).toString();
}

function find(node: Derivation, term: string): Derivation | null {
  if (node.term === term) return node;
  for (const child of node.children) {
    const found = find(child, term);
    if (found !== null) return found;
  }
  return null;
}
