#!/usr/bin/env node
/** The command line as a package. It has no `playwright` command: the package `@countersign/playwright` needs none. */
import { whenReaderEnds } from '../command/broken-pipe.ts';
import { ownArguments } from '../setup/hidden-arguments.mjs';
import { commands } from './commands.ts';
import { runProgram } from './program.ts';

whenReaderEnds();
process.exitCode = await runProgram(commands, ownArguments());
