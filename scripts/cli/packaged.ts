#!/usr/bin/env node
/** The command line as a package. It has no `playwright` command: the package `@countersign/playwright` needs none. */
import { ownArguments } from '../setup/hidden-arguments.mjs';
import { commands } from './commands.ts';
import { runProgram } from './program.ts';

process.exitCode = await runProgram(commands, ownArguments());
