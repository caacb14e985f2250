/** `npm run check` runs types, lint and unit tests. Run it before each commit. */
import { lint, runStages, types, unit } from './stages.ts';

process.exitCode = (await runStages([types, lint, unit])) ? 0 : 1;
