// A program of somebody else in TypeScript: type-checked against the packed package and run, see ../package.e2e.test.ts.
import {
  attempt,
  bigIntegers,
  type ClassifyInput,
  classifyFormula,
  type Derivation,
  evaluate,
  evaluateTyped,
  type FormulaError,
  noTrace,
  type PeriodScoreAnswer,
  type PeriodScoreInput,
  periodScore,
  type Result,
} from '@kpi-ledger/formulas';
import { evaluate as evaluateAny } from '@kpi-ledger/formulas/approximate';
import { inputCodecs } from '@kpi-ledger/formulas/codecs';
import { formulaSchemas } from '@kpi-ledger/formulas/schemas';
import { isRight } from 'fp-ts/lib/Either.js';

const input: PeriodScoreInput = {
  leader: false,
  general: '25.5',
  lines: [{ h: '1', assigned: 4, units: [{ count: 3, qualityFaults: 0, delays: 1 }] }],
};
const score: Result<PeriodScoreAnswer> = attempt(() => periodScore(input, { numbers: bigIntegers, trace: noTrace }));

const head: ClassifyInput = { S: '95', overrides: [], isHead: true, organisationClass: 'TOT' };
const classified = evaluateTyped(classifyFormula, head);
const derivation: Derivation | undefined = classified.ok ? classified.answer.derivation : undefined;

// @ts-expect-error a class of the decree has one of four names
const wrong: ClassifyInput = { S: '95', overrides: [], organisationClass: 'GOOD' };

const refused = evaluate('nd335/classify', { S: 95, overrides: [] });
const error: FormulaError | null = refused.ok ? null : refused.error;
const decoded = inputCodecs['nd335/classify'].decode(wrong);

const measured = {
  preset: 'UNDP',
  lifeExpectancy: '74.6',
  expectedSchooling: '13.1',
  meanSchooling: '8.5',
  gniPerCapita: '10814',
};
const inCore = evaluate('indices/hdi', measured);
const hdi = evaluateAny('indices/hdi', measured);

console.log(
  JSON.stringify({
    S: score.ok ? score.answer.S : null,
    class: classified.ok ? classified.answer.class : null,
    citation: derivation?.citation,
    refused: error?.code,
    decoded: isRight(decoded),
    hdi: hdi.ok ? hdi.answer.display['HDI'] : null,
    inCore: inCore.ok ? null : inCore.error.code,
    required: formulaSchemas('nd335/classify')?.input.required,
  }),
);
