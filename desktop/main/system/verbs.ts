/** What a start of the program asks for. A second start hands it to the running app and ends. */

export type Verb =
  | { verb: 'show' | 'hidden' | 'scan' | 'lock' | 'palette' }
  /** Copies the code of the account that the words find. */
  | { verb: 'copy'; query: string };

const SIMPLE = ['show', 'hidden', 'scan', 'lock', 'palette'] as const;

/**
 * The verb among a process's arguments: `--copy QUERY`, `--copy=QUERY`, `--scan`, `--lock`, `--show`, `--palette`,
 * `--hidden`. The first one counts; without one it is `show`.
 */
export function verbOf(args: readonly string[]): Verb {
  for (const [at, argument] of args.entries()) {
    const simple = SIMPLE.find((verb) => argument === `--${verb}`);
    if (simple) return { verb: simple };
    if (argument.startsWith('--copy=')) return copy(argument.slice('--copy='.length));
    if (argument === '--copy') {
      // Everything up to the next switch, so that a name of two words needs no quotes.
      const rest = args.slice(at + 1);
      const end = rest.findIndex((word) => word.startsWith('--'));
      return copy((end === -1 ? rest : rest.slice(0, end)).join(' '));
    }
  }
  return { verb: 'show' };
}

/** Reads what another process sent: never trusted to be what {@link verbOf} makes. */
export function readVerb(sent: unknown): Verb {
  if (typeof sent !== 'object' || sent === null || !('verb' in sent)) return { verb: 'show' };
  if (sent.verb === 'copy') return copy('query' in sent && typeof sent.query === 'string' ? sent.query : '');
  return { verb: SIMPLE.find((verb) => verb === sent.verb) ?? 'show' };
}

/** Without a query there is nothing to copy, and everything to choose from. */
function copy(query: string): Verb {
  const trimmed = query.trim().slice(0, 200);
  return trimmed === '' ? { verb: 'palette' } : { verb: 'copy', query: trimmed };
}
