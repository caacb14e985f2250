/** Text in the encodings that files come in. */

/** Returns the text of a file in UTF-8, or in UTF-16 with its mark; `undefined` for anything else. */
export function textOfFile(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Returns the text of a file that an older Windows program may have written, which names no encoding. */
export function textOfOldFile(bytes: Uint8Array): string | undefined {
  const text = textOfFile(bytes);
  if (text !== undefined) return text;
  const control = bytes.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte));
  const letters = bytes.reduce((count, byte) => count + Number(byte < 128), 0);
  return control || letters < bytes.length * 0.7 ? undefined : new TextDecoder('windows-1252').decode(bytes);
}

/** Windows writes some files in UTF-16, with a mark in the first two bytes. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
