/** Reads replies of servers without relying on their structure. */

/** Returns a text inside nested objects, found by the property names in order; `undefined` if it is not there. */
export function textIn(value: unknown, ...names: string[]): string | undefined {
  const found = at(value, names);
  return typeof found === 'string' ? found : undefined;
}

/** Returns a list of texts, found the same way; empty if it is not there. */
export function textsIn(value: unknown, ...names: string[]): string[] {
  const found = at(value, names);
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

/** Returns a different private network address for each client of a run. */
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
