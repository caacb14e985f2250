import { isTest, reachedFrom, type SourceFile } from './imports.ts';

/** Tests that read the entire tree. Any file may break them. */
const READS_EVERYTHING = /^scripts\/house\/[^/]+\.test\.ts$/;

/**
 * Returns the unit tests that a change of some files may break: tests that import one of them, directly or indirectly,
 * and tests that read the entire tree. End-to-end tests start programs, so imports do not show which are affected.
 *
 * @param files paths from the top of the tree
 */
export function unitTestsOf(files: readonly string[], tree: ReadonlyMap<string, SourceFile>): string[] {
  const changed = new Set(files);
  if (changed.size === 0) return [];
  return [...tree.keys()].filter(
    (path) =>
      isTest(path) &&
      !path.includes('.spec.') &&
      (READS_EVERYTHING.test(path) || [...reachedFrom(path, tree)].some((reached) => changed.has(reached))),
  );
}
