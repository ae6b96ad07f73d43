import { lazily } from '../lazily.js';
import { CATALOGUE } from './catalogue.js';
import type { Parameter } from './parameter.js';

/** By id and by name; where two would share one, the first of the catalogue. */
const known = lazily(
  () =>
    new Map(
      CATALOGUE.toReversed().flatMap((parameter) =>
        [parameter.name, parameter.id].map((key) => [key, parameter] as const),
      ),
    ),
);

/** A parameter by its id or its name; undefined when there is none. */
export const findParameter = (idOrName: string): Parameter | undefined => known().get(idOrName);
