/** Shared by all commands: reading input and key URIs, and naming files. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setLanguage } from '../../desktop/main/texts/texts.ts';
import { PictureError, qrTextsIn } from '../../e2e/kit/qr/qr-in-picture.ts';
import { type KeyUri, KeyUriError, looksLikeKeyUri, parseKeyUri } from '../../shared/key-uri.ts';
import { quotable, quotableName } from '../../shared/quotable.ts';
import { CliError, type OptionShapes, readOptions } from '../command/command.ts';
import { currentLanguage } from '../command/language.ts';
import { shownFile as shownPath } from '../command/shown-file.ts';
import { root } from '../setup/state.mjs';
import { sentences } from './texts/texts.ts';

export { CliError, type Command } from '../command/command.ts';

/** Reads a command's options. @throws CliError with one sentence that never contains a key */
export function readFlags<const O extends OptionShapes>(
  args: string[],
  options: O,
  allowPositionals = false,
) {
  return readOptions(args, options, quotable, allowPositionals);
}

/** Returns a file's full path for a sentence; its name alone, or `undefined`, if the path may contain a key. */
export function shownFile(file: string): string | undefined {
  return shownPath(file, fromWhereCalled);
}

/** Resolves a file name from the folder where npm was called, because npm runs scripts in the project's folder. */
export function fromWhereCalled(file: string): string {
  const from = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();
  return resolve(from, file);
}

/** Reads a text from standard input (`-`) or a file, without the line end. @throws CliError */
export async function readText(source: string): Promise<string> {
  return (await readBytes(source)).toString('utf8').trim();
}

/** Reads standard input (`-`) or a file. @throws CliError with the file's path and the problem */
export async function readBytes(source: string): Promise<Buffer> {
  if (source === '-') {
    if (process.stdin.isTTY) throw new CliError(sentences().input.terminal);
    return buffer(process.stdin);
  }
  try {
    return await readFile(fromWhereCalled(source));
  } catch (error) {
    const code = codeOf(error);
    const file = shownFile(source);
    const { notFound, folder, unreadable } = sentences().input;
    if (code === 'ENOENT') throw new CliError(notFound({ file }));
    if (code === 'EISDIR') throw new CliError(folder({ file }));
    throw new CliError(unreadable({ file, code }));
  }
}

/** Returns an error that says that a file could not be written, with the system's code. */
export function notWritten(file: string, error: unknown): CliError {
  return new CliError(sentences().input.notWritten({ file: shownFile(file), code: codeOf(error) }));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '?';
}

/**
 * Returns the texts of all QR codes in an image: a file, or standard input (`-`).
 *
 * @throws CliError with the decoder's sentence
 */
export async function qrTextsInFile(file: string): Promise<string[]> {
  const bytes = await readBytes(file);
  setLanguage(currentLanguage(), []);
  const name = file === '-' ? sentences().input.standardInput : basename(file);
  try {
    return await qrTextsIn({ bytes, name });
  } catch (error) {
    if (error instanceof PictureError) throw new CliError(withPath(error.message, file));
    throw error;
  }
}

/** The decoder names the file alone. A script that reads many files needs the path. */
function withPath(sentence: string, file: string): string {
  const name = quotableName(basename(file));
  const path = shownFile(file);
  if (name === undefined || path === undefined) return sentence;
  // In the quotation marks of each language, because a short name can also be a part of another word.
  return sentence.replace(/(?<=[„“«「][\s\u2068]*)([^\s\u2068].*?)(?=[\s\u2069]*[“”»」])/u, (quoted) =>
    quoted === name ? path : quoted,
  );
}

/** Parses a key URI. @throws CliError with the parser's sentence */
export function readKeyUri(uri: string): KeyUri {
  try {
    return parseKeyUri(uri);
  } catch (error) {
    if (error instanceof KeyUriError) throw new CliError(error.in(sentences().keys));
    throw error;
  }
}

/**
 * Returns the one matching key URI of the texts. All key URIs must be readable.
 *
 * @param where what the texts were found in
 * @throws CliError
 */
export function chooseKey(
  texts: readonly string[],
  wanted: string | undefined,
  where: 'image' | 'text',
): KeyUri {
  const keys = texts.filter(looksLikeKeyUri).map(readKeyUri);
  const say = sentences().choice[where];
  if (keys.length === 0) throw new CliError(say.noKey);
  const matching =
    wanted === undefined
      ? keys
      : keys.filter(({ issuer, account }) =>
          `${issuer}:${account}`.toLowerCase().includes(wanted.toLowerCase()),
        );
  const [first, second] = matching;
  if (!first) throw new CliError(say.noMatch({ given: quotable(wanted ?? '') }));
  if (second) {
    const names = matching.map(
      ({ issuer, account }) => quotableName(`${issuer}:${account}`) ?? sentences().choice.nameless,
    );
    throw new CliError(say.several({ names }));
  }
  return first;
}
