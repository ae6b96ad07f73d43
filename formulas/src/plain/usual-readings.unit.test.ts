import { expect, test } from 'vitest';
import { parameterOf } from '../rules/index.js';
import { STANDING } from './usual-readings.js';

test('the standing readings are those of the catalogue of parameters', () => {
  for (const [name, value] of Object.entries(STANDING)) expect([name, parameterOf(name).value]).toEqual([name, value]);
});
