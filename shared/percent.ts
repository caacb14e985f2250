/** Percent-encoding (RFC 3986 §2.1), read as writers in the field use it. */

/**
 * Returns the text with its percent escapes decoded, whatever they are. Bytes that are no UTF-8 are read as
 * Windows-1252, which old sites write for Latin-1; a percent sign that begins no escape stays as it is; `%uXXXX` is
 * what JavaScript's `escape` writes.
 */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text
    .replaceAll(/%u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
      decodeBytes(Uint8Array.from(escapes.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))),
    );
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
