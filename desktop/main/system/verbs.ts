/** The actions that a start of the program can request. A second start sends its action to the running app and ends. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LONGEST_TEXT } from '../../found-limits.ts';

export type Verb =
  | { verb: 'show' | 'hidden' | 'scan' | 'lock' | 'palette' }
  /** Copies the code of the account that the query finds. */
  | { verb: 'copy'; query: string }
  /** Reviews the accounts in key URIs and files. Paths are absolute. */
  | { verb: 'add'; text: string; paths: string[] };

const SIMPLE = ['show', 'hidden', 'scan', 'lock', 'palette'] as const;

/** More files than a command can name. Those beyond the limit of one search are counted there. */
const MOST_PATHS = 100_000;

/**
 * Returns the verb in a program's arguments: `--copy QUERY`, `--copy=QUERY`, `--scan`, `--lock`, `--show`, `--palette`,
 * `--hidden`. The first one counts. Without one, key URIs and files are added; without these, the verb is `show`. After
 * `--`, everything is a key URI or a file.
 *
 * @param folder the folder that relative paths start from
 */
export function verbOf(args: readonly string[], folder: string): Verb {
  const { options, operands } = partsOf(args);
  for (const [at, argument] of options.entries()) {
    const simple = SIMPLE.find((verb) => argument === `--${verb}`);
    if (simple) return { verb: simple };
    if (argument.startsWith('--copy=')) return copy(argument.slice('--copy='.length));
    if (argument === '--copy') {
      // All words up to the next switch, so that a name of two words needs no quotes.
      const rest = options.slice(at + 1);
      const end = rest.findIndex((word) => word.startsWith('--'));
      return copy([...(end === -1 ? rest : rest.slice(0, end)), ...operands].join(' '));
    }
  }
  const named = [...options.filter((argument) => !argument.startsWith('-')), ...operands].filter(
    (argument) => argument !== '',
  );
  // A web address is described as one, not looked for as a file.
  const isAddress = (argument: string) =>
    /^(?:otpauth(?:-migration)?:|(?!file:)[a-z][a-z\d+.-]+:\/\/)/i.test(argument.trim());
  return add(
    named.filter(isAddress).join('\n'),
    named.filter((argument) => !isAddress(argument)).map((argument) => pathOf(argument, folder)),
  );
}

function partsOf(args: readonly string[]): { options: readonly string[]; operands: readonly string[] } {
  const end = args.indexOf('--');
  return end === -1
    ? { options: args, operands: [] }
    : { options: args.slice(0, end), operands: args.slice(end + 1) };
}

/**
 * Returns an option that is probably a mistyped one of the program's own. Every other unknown option may be one of
 * Chromium's, such as `--ozone-platform`, and is left to it.
 */
export function mistypedOption(args: readonly string[]): { typed: string; meant: string } | undefined {
  const own = [...SIMPLE, 'copy', 'help', 'version'];
  for (const typed of partsOf(args).options) {
    const [, word] = /^--?([a-z]{3,12})(?:=.*)?$/i.exec(typed) ?? [];
    if (word === undefined || (typed.startsWith('--') && own.includes(word))) continue;
    const meant = own.find((verb) => isOneSlipAway(word.toLowerCase(), verb));
    // Without a value, which may be the name of an account.
    if (meant !== undefined) return { typed: typed.replace(/=.*/, ''), meant: `--${meant}` };
  }
  return undefined;
}

/** Whether a word is another one with at most one letter too many, too few, wrong, or exchanged with its neighbour. */
function isOneSlipAway(word: string, other: string): boolean {
  let same = 0;
  while (same < word.length && word[same] === other[same]) same += 1;
  const [a, b] = [word.slice(same), other.slice(same)];
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

/** Checks a message of another process and returns its verb. The message can have any form. */
export function readVerb(sent: unknown): Verb {
  if (typeof sent !== 'object' || sent === null || !('verb' in sent)) return { verb: 'show' };
  if (sent.verb === 'copy') return copy('query' in sent && typeof sent.query === 'string' ? sent.query : '');
  if (sent.verb === 'add') {
    const paths: unknown[] = 'paths' in sent && Array.isArray(sent.paths) ? sent.paths : [];
    return add(
      'text' in sent && typeof sent.text === 'string' ? sent.text : '',
      paths.filter((path) => typeof path === 'string' && path !== '') as string[],
    );
  }
  return { verb: SIMPLE.find((verb) => verb === sent.verb) ?? 'show' };
}

/**
 * Returns the arguments that are the program's own. An unpackaged app is started as Electron with its folder; what
 * stands before the folder is Electron's.
 *
 * @param appPath the app's folder if it is unpackaged
 */
export function ownArguments(argv: readonly string[], appPath: string | undefined, folder: string): string[] {
  if (appPath === undefined) return argv.slice(1);
  const at = argv.findLastIndex(
    (argument) => !argument.startsWith('-') && resolve(folder, argument) === appPath,
  );
  return argv.slice(Math.max(at, 0) + 1);
}

/** Returns whether the arguments ask for a text on the terminal instead of the app. */
export function textAskedFor(args: readonly string[]): 'help' | 'version' | undefined {
  const { options } = partsOf(args);
  if (options.some((argument) => argument === '--help' || argument === '-h')) return 'help';
  return options.some((argument) => argument === '--version' || argument === '-V') ? 'version' : undefined;
}

/** Returns the verb for a query. An empty query opens the palette with all accounts. */
function copy(query: string): Verb {
  const trimmed = query.trim().slice(0, 200);
  return trimmed === '' ? { verb: 'palette' } : { verb: 'copy', query: trimmed };
}

function add(text: string, paths: readonly string[]): Verb {
  if (text.trim() === '' && paths.length === 0) return { verb: 'show' };
  return { verb: 'add', text: text.slice(0, LONGEST_TEXT + 1), paths: paths.slice(0, MOST_PATHS) };
}

/** File managers pass files as paths or as file: URLs. */
function pathOf(argument: string, folder: string): string {
  if (!/^file:\/\//i.test(argument)) return resolve(folder, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return resolve(folder, argument);
  }
}
