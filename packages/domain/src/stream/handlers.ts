import { catalogueHandler } from '../catalogue/decide.js';
import { classificationHandler } from '../classification/decide.js';
import type { Handler } from '../common/handler.js';
import { importHandler } from '../import/decide.js';
import { indicatorHandler } from '../indicator/decide.js';
import { ledgerHandler } from '../ledger/decide.js';
import { maturityHandler } from '../maturity/decide.js';
import { officialHandler } from '../official/decide.js';
import { periodHandler } from '../period/decide.js';
import { planHandler } from '../plan/decide.js';
import { postHandler } from '../post/decide.js';
import { ratingHandler } from '../rating/decide.js';
import { taskHandler } from '../task/decide.js';
import { teamHandler } from '../team/decide.js';
import { unitHandler } from '../unit/decide.js';

/** One handler for each stream category. */
export const HANDLERS = {
  ledger: ledgerHandler,
  unit: unitHandler,
  post: postHandler,
  official: officialHandler,
  plan: planHandler,
  catalogue: catalogueHandler,
  task: taskHandler,
  team: teamHandler,
  indicator: indicatorHandler,
  maturity: maturityHandler,
  rating: ratingHandler,
  period: periodHandler,
  classification: classificationHandler,
  import: importHandler,
} as const;

export type Category = keyof typeof HANDLERS;

export function categoryOf(stream: string): Category | null {
  const [category = ''] = stream.split('-');
  return Object.hasOwn(HANDLERS, category) ? (category as Category) : null;
}

/** The handler of a stream by its name. */
export function handlerOf(stream: string): Handler<unknown> {
  const category = categoryOf(stream);
  if (category === null) throw new TypeError(`no handler for stream "${stream}"`);
  return HANDLERS[category] as unknown as Handler<unknown>;
}
