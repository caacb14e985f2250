/** Text in the encodings that files come in. */

/** Returns the text of a file in UTF-8 or UTF-16; `undefined` for anything else. */
export function textOfFile(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * Windows writes some files in UTF-16, with a mark in the first two bytes. Without it, the zeros in the first characters
 * tell (RFC 4627 §3): exports begin with ASCII, and no text has the character zero.
 */
function encodingOf([first, second, third, fourth]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : 'utf-8';
}
