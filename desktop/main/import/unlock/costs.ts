/** Limits for a file's costs. A damaged or malicious file must not use all memory or unlimited time. */
import { excessiveCosts } from '../account/import-failure.ts';

/** The largest memory that needs no permission, in bytes. */
export const ASK_ABOVE = 256 * 2 ** 20;
/** The largest memory for any file, in bytes: Ente Auth's default. */
const MOST_MEMORY = 2 ** 30;
/** Bytes in all passes together: eight passes over the largest memory. */
const MOST_WORK = 8 * MOST_MEMORY;
const MOST_ITERATIONS = 10_000_000;

/** Asks the user before much memory is used. @throws ImportFailure `unsupported` if they refuse */
export type AllowMemory = (bytes: number) => Promise<void>;

/** Checks the memory. @param memory bytes @throws ImportFailure `unsupported` */
export function requireMemory(format: string, memory: number, passes: number): void {
  const sane = Number.isSafeInteger(memory) && Number.isSafeInteger(passes) && memory > 0 && passes > 0;
  if (!sane || memory > MOST_MEMORY || memory * passes > MOST_WORK) throw excessiveCosts(format);
}

/** Checks the number of iterations. @throws ImportFailure `unsupported` */
export function requireIterations(format: string, iterations: number, most = MOST_ITERATIONS): void {
  if (!Number.isSafeInteger(iterations) || iterations < 1 || iterations > most) throw excessiveCosts(format);
}
