import type { Command } from 'commander';
import type { Cli } from '../cli.js';

type Add = (program: Command, cli: Cli) => void;

/** Every command of `kpi`, in the order of the help. Each is loaded only when it is meant, so that none waits for the others. */
export const COMMANDS: { readonly [name: string]: () => Promise<Add> } = {
  init: async () => (await import('./init.js')).addInit,
  seed: async () => (await import('./seed.js')).addSeed,
  demo: async () => (await import('./demo.js')).addDemo,
  import: async () => (await import('./import.js')).addImport,
  imports: async () => (await import('./imports.js')).addImports,
  template: async () => (await import('./template.js')).addTemplate,
  connect: async () => (await import('./connect.js')).addConnect,
  rate: async () => (await import('./rate.js')).addRate,
  explain: async () => (await import('./explain.js')).addExplain,
  diff: async () => (await import('./diff.js')).addDiff,
  classify: async () => (await import('./classify.js')).addClassify,
  agencies: async () => (await import('./agencies.js')).addAgencies,
  readiness: async () => (await import('./readiness.js')).addReadiness,
  period: async () => (await import('./period.js')).addPeriod,
  override: async () => (await import('./override.js')).addOverride,
  report: async () => (await import('./report.js')).addReport,
  case: async () => (await import('./case.js')).addCase,
  cases: async () => (await import('./case.js')).addCases,
  petitions: async () => (await import('./petitions.js')).addPetitions,
  progress: async () => (await import('./progress.js')).addProgress,
  completion: async () => (await import('./completion.js')).addCompletion,
  alerts: async () => (await import('./alerts.js')).addAlerts,
  indicators: async () => (await import('./indicators.js')).addIndicators,
  clarity: async () => (await import('./clarity.js')).addClarity,
  maturity: async () => (await import('./maturity.js')).addMaturity,
  catalogue: async () => (await import('./catalogue.js')).addCatalogue,
  formula: async () => (await import('./formula.js')).addFormula,
  rules: async () => (await import('./rules.js')).addRules,
  events: async () => (await import('./events.js')).addEvents,
  erase: async () => (await import('./erase.js')).addErase,
  replay: async () => (await import('./replay.js')).addReplay,
  checkpoint: async () => (await import('./checkpoint.js')).addCheckpoint,
  seal: async () => (await import('./seal.js')).addSeal,
  verify: async () => (await import('./verify.js')).addVerify,
  store: async () => (await import('./store.js')).addStore,
  serve: async () => (await import('./serve.js')).addServe,
  start: async () => (await import('./start.js')).addStart,
};

/** Adds the commands that are named here, all of them when none is. */
export async function addCommands(program: Command, cli: Cli, args: readonly string[]): Promise<void> {
  const names = Object.keys(COMMANDS);
  const named = names.filter((name) => args.includes(name));
  const adding = await Promise.all((named.length === 0 ? names : named).map((name) => COMMANDS[name]?.()));
  for (const add of adding) add?.(program, cli);
}
