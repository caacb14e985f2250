/**
 * Returns a name that keeps its reading direction to itself (Unicode UAX #9, FSI and PDI), for sentences without markup.
 * Elsewhere `<bdi>` does this.
 */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
