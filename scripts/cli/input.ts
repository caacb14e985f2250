/** Shared by all commands: their type, their errors, and reading key URIs. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { PictureError, qrTextsIn } from '../../e2e/kit/qr/qr-in-picture.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import { holdsKeyLink, quotable, quotableName } from '../../shared/quotable.ts';

export interface Command {
  /** One line for the list of commands. */
  about: string;
  usage: string;
  /** Runs the command. @returns the exit code, if it is not 0 */
  run(args: string[]): Promise<number | undefined>;
}

/** A command failed. `message` is one sentence and never contains a key. */
export class CliError extends Error {
  override name = 'CliError';
  /** 1: the input could not be used; 2: the command line is wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Reads flags. @throws CliError for an unknown flag or a missing value */
export function readFlags<O extends Options>(args: string[], options: O, allowPositionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch (error) {
    throw new CliError(flagSentence(error), 2);
  }
}

/** Node's own message quotes the argument, which may be a key in the wrong place. */
function flagSentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : '';
  const flag = /'(-{1,2}[a-z][a-z-]{0,19})/.exec(message)?.[1];
  const named = flag === undefined ? undefined : quotable(flag);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `There is no option${named ? ` ${named}` : ' of this name'}.`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return `The option${named ? ` ${named}` : ''} needs a value, or has one that it cannot have.`;
  }
  return 'An argument is in the wrong place.';
}

/** Returns a file's name for a sentence; “the file” if the argument may be a key in the wrong place. */
export function shownFile(file: string): string {
  const name = quotableName(basename(file));
  // The last part of a key URI after a slash looks like a file name, so the entire argument is searched for a link.
  return name === undefined || holdsKeyLink(file) ? 'the file' : `“${name}”`;
}

/** Capitalises the words of {@link shownFile} for the beginning of a sentence. */
export function atBeginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Returns an option's value for a sentence; nothing if it may be a key. */
export function given(text: string): string {
  const shown = quotable(text);
  return shown === undefined ? '' : ` (“${shown}”)`;
}

/** Reads a text from standard input (`-`) or a file, without the line end. @throws CliError */
export async function readText(source: string): Promise<string> {
  if (source !== '-') return (await readBytes(source)).toString('utf8').trim();
  if (process.stdin.isTTY)
    throw new CliError('Standard input is a terminal. Pipe the text into the command.');
  return (await text(process.stdin)).trim();
}

/** Reads a file. @throws CliError with the file's name and the problem */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const name = atBeginning(shownFile(file));
    if (code === 'ENOENT') throw new CliError(`${name} was not found.`);
    if (code === 'EISDIR') throw new CliError(`${name} is a folder, not a file.`);
    throw new CliError(`${name} cannot be read (${String(code)}). Check its permissions.`);
  }
}

/** Returns the texts of all QR codes in an image file. @throws CliError with the decoder's sentence */
export async function qrTextsInFile(file: string): Promise<string[]> {
  try {
    return await qrTextsIn(file);
  } catch (error) {
    if (error instanceof PictureError) throw new CliError(error.message);
    throw error;
  }
}

/** Parses a key URI. @throws CliError with the parser's sentence */
export function readKeyUri(uri: string): KeyUri {
  try {
    return parseKeyUri(uri);
  } catch (error) {
    if (error instanceof KeyUriError) throw new CliError(error.message);
    throw error;
  }
}

/** Returns the one matching key URI of the texts. All key URIs must be readable. @throws CliError */
export function chooseKey(texts: readonly string[], wanted: string | undefined, where: string): KeyUri {
  const keys = texts.filter(looksLikeKeyUri).map(readKeyUri);
  if (keys.length === 0) throw new CliError(`No key URI was found in ${where}.`);
  const matching =
    wanted === undefined
      ? keys
      : keys.filter(({ issuer, account }) =>
          `${issuer}:${account}`.toLowerCase().includes(wanted.toLowerCase()),
        );
  const [first, second] = matching;
  if (!first) throw new CliError(`No account in ${where} matches the name given${given(wanted ?? '')}.`);
  if (second) {
    const names = matching
      .map(({ issuer, account }) => quotableName(`${issuer}:${account}`) ?? 'one without a name')
      .join(', ');
    throw new CliError(
      `${matching.length} accounts were found in ${where}: ${names}. Choose one with --account.`,
    );
  }
  return first;
}
