/**
 * Returns whether an object in a JSON text has a member twice. `JSON.parse` silently keeps the last (RFC 8259 §4 allows
 * that). A check that reads the first and code that uses the last would then see different values.
 *
 * @param json a text that `JSON.parse` has accepted
 */
export function hasDuplicateKeys(json: string): boolean {
  /** The names seen in each open object; `undefined` for a list. */
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    switch (token) {
      case '{':
        open.push(new Set());
        isName = true;
        break;
      case '[':
        open.push(undefined);
        isName = false;
        break;
      case '}':
      case ']':
        open.pop();
        isName = false;
        break;
      case ',':
        isName = open.at(-1) !== undefined;
        break;
      case ':':
        isName = false;
        break;
      default:
        if (isName) {
          // Unescaped: `"code"` and `"\u0063ode"` are one name.
          const name = String(JSON.parse(token));
          const names = open.at(-1);
          if (names?.has(name)) return true;
          names?.add(name);
        }
    }
  }
  return false;
}
