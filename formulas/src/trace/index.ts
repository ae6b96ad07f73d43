export type { Derivation, Exclusion, Provenance, UsedParameter } from './derivation.js';
export {
  type Description,
  type Evaluation,
  KnownTerm,
  noTrace,
  type Tracer,
  type TreeTracer,
  treeTracer,
} from './tracer.js';
