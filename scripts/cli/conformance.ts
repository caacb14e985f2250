/** `countersign conformance` tries attacks on a server's second factor. The suite is loaded only then. */
import { conformanceText } from '../../e2e/conformance/options.ts';
import type { Command } from './input.ts';

/** Returns the command in the current language. */
export function conformanceCommand(): Command {
  return {
    ...conformanceText(),
    async run(args) {
      const { runConformance } = await import('../../e2e/conformance/command.ts');
      return runConformance(args);
    },
  };
}
