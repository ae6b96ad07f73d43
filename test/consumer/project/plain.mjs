// A program of somebody else in JavaScript: the core alone, without fp-ts and io-ts beside it.
import { evaluate, listFormulas, Refusal } from '@kpi-ledger/formulas';
import * as decree from '@kpi-ledger/formulas/nd335';
import schema from '@kpi-ledger/formulas/schemas/nd335/period-score.input.json' with { type: 'json' };
import vectors from '@kpi-ledger/formulas/vectors/nd335-period-score.v1.json' with { type: 'json' };

const { input } = vectors.cases.find(({ id }) => id === 'E2');
const { answer } = evaluate(vectors.formula, input);
console.log(
  JSON.stringify({
    ...{ S: answer.S, shown: answer.display.S, formulas: listFormulas().length, $id: schema.$id },
    ofDecree: decree.evaluate(vectors.formula, input).answer.S,
    sameRefusal: decree.Refusal === Refusal,
    loaded: import.meta.resolve('@kpi-ledger/formulas').split('/').slice(-2).join('/'),
  }),
);
