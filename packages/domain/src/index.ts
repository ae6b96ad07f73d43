export { AUTHORITY } from './common/authority.js';
export type {
  AgencyStanding,
  Context,
  ErasureStanding,
  FactorInfo,
  Obstacle,
  OfficialInfo,
  PostInfo,
  UnitInfo,
} from './common/context.js';
export { civilDayOf } from './common/days.js';
export type { Decision } from './common/handler.js';
export { saysTheSame } from './common/same.js';
export { dayOf, decide, decideOn } from './decide.js';
export { contextOf } from './directory/context.js';
export { createDirectory, type Directory, type RecordedStreams } from './directory/directory.js';
export { invalidField } from './refusals/invalid-field.js';
export { type Refusal, refuse } from './refusals/refusal.js';
export { REFUSAL_CODES, REFUSAL_TEXTS, type RefusalCode } from './refusals/texts.js';
export { categoryOf } from './stream/handlers.js';
export { aboutOf } from './stream/statement.js';
export { append, revisionOf, type Stream, streamFrom } from './stream/stream.js';
