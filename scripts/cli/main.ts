/** The command line for scripts and pipelines, in a checkout. */
import { whenReaderEnds } from '../command/broken-pipe.ts';
import { ownArguments } from '../setup/hidden-arguments.mjs';
import { commands } from './commands.ts';
import { playwrightCommand } from './playwright.ts';
import { runProgram } from './program.ts';

whenReaderEnds();
process.exitCode = await runProgram({ ...commands, playwright: playwrightCommand }, ownArguments());
