/** The modules of a code that do not depend on its content. */

/**
 * Returns the fixed module at a place: finder patterns, the light around them, timing (ISO/IEC 18004 §6.3).
 *
 * @returns whether it is dark, or `undefined` if it depends on the content
 */
function functionModule(row: number, column: number, size: number): boolean | undefined {
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

/** The values of {@link functionModulesOf}; 0 for a module that depends on the content. */
export const [DARK, LIGHT] = [1, 2];

const known = new Map<number, Uint8Array>();

/** Returns the fixed modules of a code of this size, row by row: {@link DARK}, {@link LIGHT} or 0. Not to be changed. */
export function functionModulesOf(size: number): Uint8Array {
  let modules = known.get(size);
  if (!modules) {
    modules = new Uint8Array(size * size);
    for (let at = 0; at < modules.length; at += 1) {
      const dark = functionModule(Math.floor(at / size), at % size, size);
      modules[at] = dark === undefined ? 0 : dark ? DARK : LIGHT;
    }
    known.set(size, modules);
  }
  return modules;
}
