import { canonicalText } from '@kpi-ledger/events';
import { duplicates } from '../common/checks.js';
import type { Context } from '../common/context.js';
import { compare, exact } from '../common/exact.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Asking, type Change, type Decision, handler, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { evolve, initial, type Team } from './fold.js';

type Split = DataOf<'TeamProductSplit'>;

const FEWEST_PARTS = 2;

/** Component outputs within the total of the product: their shares sum exactly to 1 (Điều 18.1c, R9). */
const splitProduct = ({ split }: Team, fact: Fact<'TeamProductSplit'>, { context }: Asking): Decision =>
  recordUnless(
    fact,
    unknownProduct(fact.data, fact.validAt, context),
    wrongParts(fact.data),
    split !== null && partsAssigned(fact.data.team, context),
  );

const unknownProduct = ({ product: { catalogue, code } }: Split, day: string, context: Context): Refusal | false =>
  context.catalogue(catalogue) &&
  context.product(catalogue, code, day) === null &&
  refuse('UNKNOWN_PRODUCT', 'data.product.code', { catalogue, value: code, day });

function wrongParts({ parts }: Split): readonly Refusal[] {
  if (parts.length < FEWEST_PARTS) return [refuse('TOO_FEW_PARTS', 'data.parts', { value: parts.length })];
  const wrong = [
    ...duplicates(
      parts.map(({ key }) => key),
      (i) => `data.parts[${i}].key`,
    ),
    ...parts.flatMap(({ share }, i) =>
      compare(share, '0') <= 0 ? [refuse('SHARE_NOT_POSITIVE', `data.parts[${i}].share`, { value: share })] : [],
    ),
  ];
  const sum = parts.reduce((total, { share }) => total.plus(exact(share)), exact('0')).toString();
  return sum === '1' ? wrong : [...wrong, refuse('SHARES_NOT_ONE', 'data.parts', { sum })];
}

/** What an assignment stands on stays as it is. */
function partsAssigned(team: string, context: Context): Refusal | false {
  const taken = context.partsAssigned(team);
  const parts = taken.map(({ part, task }) => `${part} (${task})`).join(', ');
  return taken.length > 0 && refuse('PARTS_ASSIGNED', 'data.parts', { value: team, parts });
}

/** Words and the responsible may be corrected at any time, the product and its parts only while none is assigned. */
function changesAssigned({ split }: Team, change: Change, { context }: Asking): Refusal | false {
  if (split === null) return false;
  const said = change.type === 'FactCorrected' ? (change.data.data as unknown as Partial<Split>) : null;
  const keepsParts = said !== null && shares(said) === shares(split);
  return !keepsParts && partsAssigned(split.team, context);
}

const shares = ({ product, parts }: Partial<Split>): string => canonicalText({ product, parts });

export const teamHandler = handler({
  initial,
  evolve,
  decide: { TeamProductSplit: splitProduct },
  change: changesAssigned,
});
