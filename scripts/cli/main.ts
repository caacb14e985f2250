/** The command line for scripts and pipelines, in a checkout. */
import { ownArguments } from '../setup/hidden-arguments.mjs';
import { commands } from './commands.ts';
import { playwrightCommand } from './playwright.ts';
import { runProgram } from './program.ts';

process.exitCode = await runProgram({ ...commands, playwright: playwrightCommand }, ownArguments());
