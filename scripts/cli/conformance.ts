/** `countersign conformance` tries attacks on a server's second factor. The suite is loaded only then. */
import { conformanceText } from '../../e2e/conformance/options.ts';
import type { Command } from './input.ts';

export const conformanceCommand: Command = {
  ...conformanceText,
  async run(args) {
    const { runConformance } = await import('../../e2e/conformance/command.ts');
    return runConformance(args);
  },
};
