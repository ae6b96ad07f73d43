// A CommonJS program: the package is ESM, which `require` loads from Node 20.19 and 22.12 on; `import()` works everywhere.
const required = require('@kpi-ledger/formulas');

import('@kpi-ledger/formulas').then((imported) => {
  const { answer } = required.evaluate('nd335/year-score', { quarters: ['361/4', '361/4', '541/6', '5359/60'] });
  console.log(JSON.stringify({ S: answer.S, same: required.evaluate === imported.evaluate }));
});
