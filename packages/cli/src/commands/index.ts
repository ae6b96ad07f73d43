import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { addAgencies } from './agencies.js';
import { addAlerts } from './alerts.js';
import { addCase, addCases } from './case.js';
import { addCatalogue } from './catalogue.js';
import { addCheckpoint } from './checkpoint.js';
import { addClarity } from './clarity.js';
import { addClassify } from './classify.js';
import { addCompletion } from './completion.js';
import { addConnect } from './connect.js';
import { addDemo } from './demo.js';
import { addDiff } from './diff.js';
import { addErase } from './erase.js';
import { addExplain } from './explain.js';
import { addFormula } from './formula.js';
import { addImport } from './import.js';
import { addImports } from './imports.js';
import { addIndicators } from './indicators.js';
import { addInit } from './init.js';
import { addOverride } from './override.js';
import { addPeriod } from './period.js';
import { addPetitions } from './petitions.js';
import { addProgress } from './progress.js';
import { addRate } from './rate.js';
import { addReadiness } from './readiness.js';
import { addReplay } from './replay.js';
import { addReport } from './report.js';
import { addRules } from './rules.js';
import { addSeal } from './seal.js';
import { addSeed } from './seed.js';
import { addServe } from './serve.js';
import { addStart } from './start.js';
import { addStore } from './store.js';
import { addTemplate } from './template.js';
import { addVerify } from './verify.js';

/** Every command of `kpi`, in the order of the help. */
export const COMMANDS: readonly ((program: Command, cli: Cli) => void)[] = [
  addInit,
  addSeed,
  addDemo,
  addImport,
  addImports,
  addTemplate,
  addConnect,
  addRate,
  addExplain,
  addDiff,
  addClassify,
  addAgencies,
  addReadiness,
  addPeriod,
  addOverride,
  addReport,
  addCase,
  addCases,
  addPetitions,
  addProgress,
  addCompletion,
  addAlerts,
  addIndicators,
  addClarity,
  addCatalogue,
  addFormula,
  addRules,
  addErase,
  addReplay,
  addCheckpoint,
  addSeal,
  addVerify,
  addStore,
  addServe,
  addStart,
];
