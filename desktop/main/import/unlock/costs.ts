/** How much work a file may ask for. A flipped bit, or somebody's malice, must not take all the memory or all day. */
import { excessiveCosts } from '../account/import-failure.ts';

/** Memory that is used without asking, in bytes. */
export const ASK_ABOVE = 256 * 2 ** 20;
/** The most any file gets, in bytes: Ente Auth's default. */
const MOST_MEMORY = 2 ** 30;
/** Bytes written in all passes together: eight over the most memory. */
const MOST_WORK = 8 * MOST_MEMORY;
const MOST_ITERATIONS = 10_000_000;

/** Asks a person before much memory is used. @throws ImportFailure `unsupported` when they do not allow it */
export type AllowMemory = (bytes: number) => Promise<void>;

/** @param memory bytes @throws ImportFailure `unsupported` */
export function requireMemory(format: string, memory: number, passes: number): void {
  const sane = Number.isSafeInteger(memory) && Number.isSafeInteger(passes) && memory > 0 && passes > 0;
  if (!sane || memory > MOST_MEMORY || memory * passes > MOST_WORK) throw excessiveCosts(format);
}

/** @throws ImportFailure `unsupported` */
export function requireIterations(format: string, iterations: number, most = MOST_ITERATIONS): void {
  if (!Number.isSafeInteger(iterations) || iterations < 1 || iterations > most) throw excessiveCosts(format);
}
