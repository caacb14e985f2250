/** `npm test` runs everything, including the end-to-end tests. */
import { endToEnd, lint, runStages, types, unit } from './stages.ts';

process.exitCode = (await runStages([types, lint(), unit(), endToEnd])) ? 0 : 1;
