// A program of somebody else in JavaScript: the core alone, without fp-ts and io-ts beside it.
import { evaluate, listFormulas } from '@kpi-ledger/formulas';
import schema from '@kpi-ledger/formulas/schemas/nd335/period-score.input.json' with { type: 'json' };
import vectors from '@kpi-ledger/formulas/vectors/nd335-period-score.v1.json' with { type: 'json' };

const { input } = vectors.cases.find(({ id }) => id === 'E2');
const { answer } = evaluate(vectors.formula, input);
console.log(JSON.stringify({ S: answer.S, shown: answer.display.S, formulas: listFormulas().length, $id: schema.$id }));
