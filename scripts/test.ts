/** `npm test` runs everything, including the end-to-end tests. */
import { readWords } from './command/read-words.ts';
import { endToEnd, lint, runStages, types, unit } from './stages.ts';

readWords({}, 'Usage: npm test');
process.exitCode = (await runStages([types, lint(), unit(), endToEnd])) ? 0 : 1;
