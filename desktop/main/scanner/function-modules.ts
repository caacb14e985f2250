/** The modules of a code that do not depend on its content. */

/**
 * Returns the fixed module at a place: finder patterns, the light around them, timing (ISO/IEC 18004 §6.3).
 *
 * @returns whether it is dark, or `undefined` if it depends on the content
 */
export function functionModule(row: number, column: number, size: number): boolean | undefined {
  const [fromRight, fromBottom] = [size - 1 - column, size - 1 - row];
  const finder =
    row < 8 && column < 8
      ? [row, column]
      : row < 8 && fromRight < 8
        ? [row, fromRight]
        : fromBottom < 8 && column < 8
          ? [fromBottom, column]
          : undefined;
  if (finder) {
    const [r = 0, c = 0] = finder;
    const ring = Math.max(Math.abs(r - 3), Math.abs(c - 3));
    return ring !== 2 && ring !== 4;
  }
  if (row === 6) return column % 2 === 0;
  return column === 6 ? row % 2 === 0 : undefined;
}

/** Returns all fixed modules of a code of this size. */
export function functionModulesOf(size: number): { column: number; row: number; dark: boolean }[] {
  const modules: { column: number; row: number; dark: boolean }[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const dark = functionModule(row, column, size);
      if (dark !== undefined) modules.push({ column, row, dark });
    }
  }
  return modules;
}
