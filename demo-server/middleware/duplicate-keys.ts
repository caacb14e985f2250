/**
 * Whether an object in a JSON text names a member twice. `JSON.parse` keeps the last and says nothing (RFC 8259 §4
 * leaves it open), so whoever checks the first and whoever uses the last would mean different things.
 *
 * @param json a text that `JSON.parse` has accepted
 */
export function hasDuplicateKeys(json: string): boolean {
  /** The names seen in each object that is open; `undefined` for a list. */
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
