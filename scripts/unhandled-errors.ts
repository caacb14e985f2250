/**
 * Writes down what went wrong outside of any test, for the summary at the end of a long log: Vitest's JSON report has
 * no place for it, and the run fails although each test passed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reporter, SerializedError } from 'vitest/node';
import { setupFolder } from './setup/state.mjs';

/** Returns the file in a folder of reports: a JSON array of texts. */
export function unhandledErrorsFile(reports: string): string {
  return join(reports, 'unhandled-errors.json');
}

export function readUnhandledErrors(reports: string): string[] {
  try {
    return JSON.parse(readFileSync(unhandledErrorsFile(reports), 'utf8'));
  } catch {
    // The runner ended before it could write the file.
    return [];
  }
}

/** A reporter for Vitest. */
export default class UnhandledErrors implements Reporter {
  readonly #reports: string;

  constructor({ reports = join(setupFolder, 'reports') }: { reports?: string } = {}) {
    this.#reports = reports;
  }

  onTestRunEnd(_modules: unknown, errors: readonly SerializedError[]): void {
    const file = unhandledErrorsFile(this.#reports);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(errors.map(described)));
  }
}

/** As many lines of its stack as show where it came from. */
const LINES = 8;

function described({ type, message, stack = '' }: SerializedError): string {
  const lines = stack.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.length > 0 ? lines : [message];
  return [
    `✗ outside of tests${type ? `: ${type}` : ''}`,
    ...shown.slice(0, LINES).map((line) => `    ${line}`),
  ].join('\n');
}
