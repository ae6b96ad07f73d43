import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { addCatalogue } from './catalogue.js';
import { addDemo } from './demo.js';
import { addFormula } from './formula.js';
import { addImport } from './import.js';
import { addInit } from './init.js';
import { addSeed } from './seed.js';
import { addTemplate } from './template.js';

/** Every command of `kpi`, in the order of the help. */
export const COMMANDS: readonly ((program: Command, cli: Cli) => void)[] = [
  addInit,
  addSeed,
  addDemo,
  addImport,
  addTemplate,
  addCatalogue,
  addFormula,
];
