/** How a sentence names a file. A key in the wrong place is an argument, too, so not every argument is repeated. */
import { basename, resolve, sep } from 'node:path';
import { holdsKeyLink, quotableName } from '../../shared/quotable.ts';

/**
 * Returns a file's full path for a sentence; its name alone, or `undefined`, if the path may contain a key.
 *
 * @param from resolves a relative path; by default from the current folder
 */
export function shownFile(file: string, from: (file: string) => string = resolve): string | undefined {
  // The last part of a key URI after a slash looks like a file name, so the entire argument is searched for a link.
  const name = shownPart(basename(file));
  if (name === undefined || holdsKeyLink(file)) return undefined;
  const parts = file.split(sep).filter((part) => part !== '');
  return parts.every((part) => shownPart(part) === part) ? from(file) : name;
}

/** A key in small letters may be without a digit. Unlike a long word, nobody can pronounce it. */
function shownPart(part: string): string | undefined {
  const words: readonly string[] = part.match(/[a-z]{16,}/g) ?? [];
  return words.some((word) => /[bcdfghjklmnpqrstvwxz]{5}/.test(word)) ? undefined : quotableName(part);
}
