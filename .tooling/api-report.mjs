// The public API of @kpi-ledger/formulas as a file that is reviewed: one report an entry, from the declarations as they are built.
// Without --write a difference is an error, so that no export appears, changes or goes unseen; neither does one without a docstring.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const formulas = join(dirname(fileURLToPath(import.meta.url)), '..', 'formulas');
const reports = join(formulas, 'api');
const write = process.argv.includes('--write');
const temporary = mkdtempSync(join(tmpdir(), 'kpi-api-'));
mkdirSync(reports, { recursive: true });

const ENTRIES = [
  ['formulas', 'index'],
  ['nd335', 'nd335'],
  ['plain', 'plain'],
  ['approximate', 'approximate'],
  ['codecs', 'codecs'],
  ['schemas', 'schemas'],
];

function report([name, entry]) {
  const problems = [];
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: formulas,
      mainEntryPointFilePath: join(formulas, 'dist', `${entry}.d.ts`),
      compiler: { tsconfigFilePath: join(formulas, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: reports,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: { 'ae-missing-release-tag': { logLevel: 'none' } },
        // Formulas in docstrings hold signs that TSDoc would read as markup.
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(formulas, 'package.json'),
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: write,
    messageCallback: (message) => {
      message.handled = true;
      // The codecs are codecs of types that the core entry exports.
      if (message.messageId === 'ae-forgotten-export' && name !== 'codecs') problems.push(message.text);
    },
  });
  if (apiReportChanged && !write)
    problems.push(`the API differs from formulas/api/${name}.api.md: review the change, then npm run api`);
  const lines = readFileSync(join(temporary, `${name}.api.md`), 'utf8').split('\n');
  for (const [index, line] of lines.entries())
    if (line.includes('(undocumented)')) problems.push(`without a docstring: ${lines[index + 1]?.trim()}`);
  return problems.map((problem) => `${name}: ${problem}`);
}

const problems = ENTRIES.flatMap(report);
rmSync(temporary, { recursive: true, force: true });
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length === 0) process.stdout.write(`formulas/api: ${ENTRIES.length} reports are current\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
