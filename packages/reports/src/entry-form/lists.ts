import type { Choice, Choices, ChoiceWithin } from '@kpi-ledger/engine';
import { type ChoiceList, entryOf } from '@kpi-ledger/intake';

/** A list of the hidden sheet: what the drop-downs of some columns offer. */
export interface EntryList {
  readonly name: string;
  readonly entries: readonly string[];
}

/** Longer texts are cut: a drop-down is as wide as its column. */
const MOST_LETTERS = 90;

const cut = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text);

const entry = ({ id, label }: Choice): string => entryOf(id, label === null ? null : cut(label));

const entryWithin =
  (says: (within: string, label: string | null) => string) =>
  ({ id, label, within }: ChoiceWithin): string =>
    entryOf(id, cut(says(within, label)));

const inside = entryWithin((within, label) => (label === null ? within : `${within}: ${label}`));
const due = entryWithin((task, day) => (day === null ? task : `${task}, hạn ${vietnameseDay(day)}`));
const handedIn = entryWithin((task, day) => (day === null ? task : `${task}, nộp ${vietnameseDay(day)}`));

export const vietnameseDay = (day: string): string => day.split('-').reverse().join('/');

/** Every entry begins with a code, so that no spreadsheet takes it for a formula. */
export const entriesOf = (choices: Choices, list: ChoiceList): readonly string[] => {
  switch (list) {
    case 'planRows':
    case 'products':
      return choices[list].map(inside);
    case 'milestones':
      return choices.milestones.map(due);
    case 'submissions':
      return choices.submissions.map(handedIn);
    default:
      return choices[list].map(entry);
  }
};
