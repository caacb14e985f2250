/** The actions that a start of the program can request. A second start sends its action to the running app and ends. */

export type Verb =
  | { verb: 'show' | 'hidden' | 'scan' | 'lock' | 'palette' }
  /** Copies the code of the account that the query finds. */
  | { verb: 'copy'; query: string };

const SIMPLE = ['show', 'hidden', 'scan', 'lock', 'palette'] as const;

/**
 * Returns the verb in a process's arguments: `--copy QUERY`, `--copy=QUERY`, `--scan`, `--lock`, `--show`, `--palette`,
 * `--hidden`. The first one counts; the default is `show`.
 */
export function verbOf(args: readonly string[]): Verb {
  for (const [at, argument] of args.entries()) {
    const simple = SIMPLE.find((verb) => argument === `--${verb}`);
    if (simple) return { verb: simple };
    if (argument.startsWith('--copy=')) return copy(argument.slice('--copy='.length));
    if (argument === '--copy') {
      // All words up to the next switch, so that a name of two words needs no quotes.
      const rest = args.slice(at + 1);
      const end = rest.findIndex((word) => word.startsWith('--'));
      return copy((end === -1 ? rest : rest.slice(0, end)).join(' '));
    }
  }
  return { verb: 'show' };
}

/** Checks a message of another process and returns its verb. The message can have any form. */
export function readVerb(sent: unknown): Verb {
  if (typeof sent !== 'object' || sent === null || !('verb' in sent)) return { verb: 'show' };
  if (sent.verb === 'copy') return copy('query' in sent && typeof sent.query === 'string' ? sent.query : '');
  return { verb: SIMPLE.find((verb) => verb === sent.verb) ?? 'show' };
}

/** Returns the verb for a query. An empty query opens the palette with all accounts. */
function copy(query: string): Verb {
  const trimmed = query.trim().slice(0, 200);
  return trimmed === '' ? { verb: 'palette' } : { verb: 'copy', query: trimmed };
}
