import { type Refusal, refuse, saysTheSame } from '@kpi-ledger/domain';
import {
  type AnyEvent,
  canonicalText,
  isSealedText,
  type NewFact,
  type SealedText,
  streamOf,
} from '@kpi-ledger/events';
import { mapPersonalTexts } from '@kpi-ledger/ledger';

/** What a command says. `validAt` null: the command leaves the day to the fact. */
export type Said = Omit<NewFact, 'validAt'> & { readonly validAt: string | null };

/**
 * null when the command says what its id recorded before (`recorded`, texts open), otherwise why it is refused. Who brings
 * it, and in which import, is not compared; a text that was erased since cannot be.
 */
export function reused(commandId: string, recorded: AnyEvent, said: Said): Refusal | null {
  const where = differenceOf(recorded, said);
  return where === null ? null : refuse('COMMAND_REUSED', 'commandId', { commandId, where });
}

function differenceOf(recorded: AnyEvent, said: Said): string | null {
  if (recorded.type !== said.type) return 'type';
  if (recorded.stream !== streamOf(said as NewFact)) return 'data';
  if (said.validAt !== null && said.validAt !== recorded.validAt) return 'validAt';
  const data = withErased(recorded, said);
  return saysTheSame(recorded.type, recorded.data, data) ? null : fieldOf(recorded.data, data);
}

/** The command's data, with the texts that were erased in the log put in as they stand there. */
function withErased(recorded: AnyEvent, said: Said): unknown {
  const erased = new Map<string, SealedText>();
  mapPersonalTexts(recorded.type, recorded.data, ({ path, text }) => {
    if (isSealedText(text)) erased.set(path, text);
    return text;
  });
  if (erased.size === 0) return said.data;
  return mapPersonalTexts(said.type, said.data, ({ path, text }) => erased.get(path) ?? text);
}

type Fields = { readonly [field: string]: unknown };

/** The first field that differs; the snapshot is resolved by the service and not compared. */
function fieldOf(one: object, other: unknown): string {
  const [a, b] = [one as Fields, other as Fields];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => name !== 'snapshot');
  const name = names.find((it) => canonicalText(a[it] ?? null) !== canonicalText(b[it] ?? null));
  return name === undefined ? 'data' : `data.${name}`;
}
