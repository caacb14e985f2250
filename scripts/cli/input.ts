/** Shared by all commands: reading input and key URIs, and naming files. */
import { readFile } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PictureError, qrTextsIn } from '../../e2e/kit/qr/qr-in-picture.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import { holdsKeyLink, quotable, quotableName } from '../../shared/quotable.ts';
import { CliError, type Options, readOptions } from '../command/command.ts';
import { root } from '../setup/state.mjs';

export { CliError, type Command } from '../command/command.ts';

/** Reads a command's options. @throws CliError with one sentence that never contains a key */
export function readFlags<const O extends Options>(args: string[], options: O, allowPositionals = false) {
  return readOptions(args, options, quotable, allowPositionals);
}

/**
 * Returns a file's full path for a sentence; its name alone, or “the file”, if the path may contain a key. A key URI
 * in the wrong place is an argument, too.
 */
export function shownFile(file: string): string {
  if (file === '-') return 'standard input';
  // The last part of a key URI after a slash looks like a file name, so the entire argument is searched for a link.
  const name = quotableName(basename(file));
  if (name === undefined || holdsKeyLink(file)) return 'the file';
  const parts = file.split(sep).filter((part) => part !== '');
  const path = resolve(fromWhereCalled(file));
  return parts.every((part) => quotableName(part) === part) ? `“${path}”` : `“${name}”`;
}

/** Resolves a file name from the folder where npm was called, because npm runs scripts in the project's folder. */
export function fromWhereCalled(file: string): string {
  const from = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();
  return resolve(from, file);
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
  return (await readBytes(source)).toString('utf8').trim();
}

/** Reads standard input (`-`) or a file. @throws CliError with the file's path and the problem */
export async function readBytes(source: string): Promise<Buffer> {
  if (source === '-') {
    if (process.stdin.isTTY)
      throw new CliError('Standard input is a terminal. Pipe the input into the command.');
    return buffer(process.stdin);
  }
  try {
    return await readFile(fromWhereCalled(source));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const name = atBeginning(shownFile(source));
    if (code === 'ENOENT') throw new CliError(`${name} was not found.`);
    if (code === 'EISDIR') throw new CliError(`${name} is a folder, not a file.`);
    throw new CliError(`${name} cannot be read (${String(code)}). Check its permissions.`);
  }
}

/**
 * Returns the texts of all QR codes in an image: a file, or standard input (`-`).
 *
 * @throws CliError with the decoder's sentence
 */
export async function qrTextsInFile(file: string): Promise<string[]> {
  const bytes = await readBytes(file);
  try {
    return await qrTextsIn({ bytes, name: file === '-' ? 'standard input' : basename(file) });
  } catch (error) {
    if (error instanceof PictureError) throw new CliError(withPath(error.message, file));
    throw error;
  }
}

/** The decoder names the file alone. A script that reads many files needs the path. */
function withPath(sentence: string, file: string): string {
  const name = quotableName(basename(file));
  return name === undefined ? sentence : sentence.replace(`“${name}”`, shownFile(file));
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
