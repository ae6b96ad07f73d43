import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { addCatalogue } from './catalogue.js';
import { addFormula } from './formula.js';
import { addTemplate } from './template.js';

/** Every command of `kpi`, in the order of the help. */
export const COMMANDS: readonly ((program: Command, cli: Cli) => void)[] = [addTemplate, addCatalogue, addFormula];
