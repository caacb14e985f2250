/** `npm test`: everything, the end-to-end round trip with both programs included. */
import { endToEnd, lint, runStages, types, unit } from './stages.ts';

process.exitCode = (await runStages([types, lint(), unit(), endToEnd])) ? 0 : 1;
