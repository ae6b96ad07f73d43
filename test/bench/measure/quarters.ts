import { QUARTERS, type Quarter } from '../generate/draft.ts';

export function quarter(id: string): Quarter {
  const found = QUARTERS.find((of) => of.id === id);
  if (found === undefined) throw new Error(`the generated log has no quarter ${id}`);
  return found;
}
