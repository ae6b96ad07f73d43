import { categoryOf, invalidField, type Refusal, refuse } from '@kpi-ledger/domain';
import { code, decodeFact, id, isSealedText, type NewFact } from '@kpi-ledger/events';
import { mapPersonalTexts } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { Command } from './command.js';

const actorId = id('actor');

/** The command's form; a day left out stands as today until it is known. */
export function checkCommand(command: Command, today: string): E.Either<readonly Refusal[], NewFact> {
  const header = [
    ...(code.codec.is(command.commandId) ? [] : [malformed('commandId', command.commandId)]),
    ...(actorId.codec.is(command.actor) ? [] : [malformed('actor', command.actor)]),
  ];
  const decoded = decodeFact(command.type, command.validAt ?? today, command.data);
  if (E.isLeft(decoded)) return E.left([...header, ...decoded.left.map(invalidField)]);
  const wrong = [...header, ...sealedTexts(decoded.right), ...unknownStream(decoded.right)];
  return wrong.length > 0 ? E.left(wrong) : decoded;
}

const malformed = (path: 'commandId' | 'actor', value: unknown): Refusal =>
  invalidField({
    path,
    value: value ?? null,
    rule:
      path === 'actor'
        ? 'an id of lower-case letters, digits, dots, dashes'
        : 'a code of at most 100 letters, digits, dots, dashes, slashes',
    ruleVi:
      path === 'actor'
        ? 'mã gồm chữ thường không dấu, số, dấu chấm, gạch nối'
        : 'mã tối đa 100 ký tự gồm chữ, số, dấu chấm, gạch nối, gạch chéo',
  });

/** A command brings plain texts: a sealed one from elsewhere could never be opened in its new place. */
function sealedTexts(fact: NewFact): readonly Refusal[] {
  const found: Refusal[] = [];
  mapPersonalTexts(fact.type, fact.data, ({ path, text }) => {
    if (isSealedText(text))
      found.push(invalidField({ path, value: text, rule: 'plain text', ruleVi: 'văn bản thường, không mã hoá' }));
    return text;
  });
  return found;
}

/** A correction names a stream; it may be one that no category knows. */
function unknownStream(fact: NewFact): readonly Refusal[] {
  if (fact.type !== 'FactCorrected' && fact.type !== 'FactRetracted') return [];
  const { stream, target: value } = fact.data;
  return categoryOf(stream) !== null ? [] : [refuse('UNKNOWN_TARGET', 'data.stream', { value, stream })];
}
