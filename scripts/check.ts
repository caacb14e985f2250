/** `npm run check`: types, lint and unit tests; what to run before each commit. */
import { lint, runStages, types, unit } from './stages.ts';

process.exitCode = (await runStages([types, lint, unit])) ? 0 : 1;
