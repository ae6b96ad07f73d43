import { QUARTERS } from '../generate/draft.ts';

export function quarter(id: string): (typeof QUARTERS)[number] {
  const found = QUARTERS.find((of) => of.id === id);
  if (found === undefined) throw new Error(`the generated year has no quarter ${id}`);
  return found;
}
