/** Reading replies of servers whose shape is not promised. */

/** A text inside objects, by the names on the way to it; `undefined` when it is not there. */
export function textIn(value: unknown, ...names: string[]): string | undefined {
  const found = at(value, names);
  return typeof found === 'string' ? found : undefined;
}

/** A list of texts, likewise; empty when it is not there. */
export function textsIn(value: unknown, ...names: string[]): string[] {
  const found = at(value, names);
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

/** A private address of its own for each client of a run. */
export function addressOfClient(client: number): string {
  return `10.${(client >> 16) & 255}.${(client >> 8) & 255}.${client & 255}`;
}

function at(value: unknown, names: readonly string[]): unknown {
  let found = value;
  for (const name of names) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
