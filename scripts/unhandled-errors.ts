/**
 * Writes down what went wrong outside of any test, for the summary at the end of a long log: Vitest's JSON report has
 * no place for it, and the run fails although each test passed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reporter, SerializedError } from 'vitest/node';
import { failureText } from './failed-tests.ts';
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
    const failures = errors.map(({ type, message, stack }) =>
      failureText(`outside of tests${type ? `: ${type}` : ''}`, stack || message),
    );
    writeFileSync(file, JSON.stringify(failures));
  }
}
