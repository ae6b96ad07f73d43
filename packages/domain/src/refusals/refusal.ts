import { REFUSAL_TEXTS, type RefusalCode } from './texts.js';

/** Why a command is not recorded: one rule that does not hold, at one field. */
export interface Refusal {
  readonly code: string;
  /** The field, for example `data.milestones[0].due`. */
  readonly path: string;
  /** The article of Nghị định 335/2025/NĐ-CP behind the rule; null when the rule is not one of the decree. */
  readonly article: string | null;
  /** For users, in Vietnamese: field, value, rule, what to do. */
  readonly message: string;
  /** For developers, in English. */
  readonly detail: string;
}

type Values = { readonly [name: string]: string | number };

/** A refusal in the words of the table; `values` fill the `{names}` of its texts. */
export function refuse(code: RefusalCode, path: string, values: Values = {}): Refusal {
  const { article, vi, en } = REFUSAL_TEXTS[code];
  const known = { ...values, path };
  return { code, path, article, message: fill(vi, known), detail: fill(en, known) };
}

/** A name without a value is a mistake of ours: it throws, so that a test finds it and no user reads it. */
function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`no value for {${name}} in "${text}"`);
    return String(value);
  });
}
