import { CATALOGUE } from './catalogue.js';
import type { Parameter } from './parameter.js';

/** A parameter by its id or its name; undefined when there is none. */
export const findParameter = (idOrName: string): Parameter | undefined =>
  CATALOGUE.find((parameter) => parameter.id === idOrName || parameter.name === idOrName);
