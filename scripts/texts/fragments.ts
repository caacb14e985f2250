/** Finds texts that are no sentence and no label of their own, but a part of another text. */

/** Begins like the middle of a sentence, or with a word that wants something before it. */
const LOWER_CASE = /^[“"(]?\p{Ll}/u;
/** Names and words of a format that begin in lower case: `macOS`, `otpauth://…`, `tokens.xml`, `--help`, `signUp …`. */
const NAMES = /^(?:macOS|iOS|eSIM|e-mail|[a-z][\w-]*(?:\.[a-z]{2,}|:|\()|[a-z]+[A-Z]\w*)/;

/**
 * Returns the keys of texts that begin in lower case. In English a sentence, a title and a button do not, so such a text
 * is a line of facts in a row, a line of a table, a label that stands after a colon – or a piece of another sentence.
 */
export function fragments(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].filter(([, text]) => LOWER_CASE.test(text) && !NAMES.test(text)).map(([key]) => key);
}
