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

/** The fixed modules of the codes of one size. Not to be changed. */
export interface FunctionModules {
  /** {@link DARK}, {@link LIGHT} or, for a module that depends on the content, 0: row by row. */
  readonly kinds: Uint8Array;
  /** The places of the fixed ones, and whether each is dark (1) or light (0). */
  readonly columns: Uint8Array;
  readonly rows: Uint8Array;
  readonly dark: Uint8Array;
}

export const [DARK, LIGHT] = [1, 2];

const known = new Map<number, FunctionModules>();

/** Returns the fixed modules of a code of this size. */
export function functionModulesOf(size: number): FunctionModules {
  let modules = known.get(size);
  if (!modules) {
    const kinds = Uint8Array.from({ length: size * size }, (_, at) => {
      const dark = functionModule(Math.floor(at / size), at % size, size);
      return dark === undefined ? 0 : dark ? DARK : LIGHT;
    });
    const fixed = [...kinds.keys()].filter((at) => kinds[at] !== 0);
    modules = {
      kinds,
      columns: Uint8Array.from(fixed, (at) => at % size),
      rows: Uint8Array.from(fixed, (at) => Math.floor(at / size)),
      dark: Uint8Array.from(fixed, (at) => (kinds[at] === DARK ? 1 : 0)),
    };
    known.set(size, modules);
  }
  return modules;
}
