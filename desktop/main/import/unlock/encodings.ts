/** Decoding bytes from text. Returns `undefined` for invalid text, where Node's own functions would guess. */

export function fromHex(text: unknown): Buffer | undefined {
  if (typeof text !== 'string' || text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  return Buffer.from(text, 'hex');
}

/** Decodes standard Base64 (RFC 4648 §4), with or without padding. */
export function fromBase64(text: unknown): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const compact = text.replace(/\s/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(compact) || compact.length % 4 === 1) return undefined;
  return Buffer.from(compact, 'base64');
}

/** Returns the bytes of a text that is only Base64 of complete cipher blocks; `undefined` for another text. */
export function base64BlocksIn(text: string): Buffer | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 44) return undefined;
  const bytes = fromBase64(trimmed);
  // A long word is also valid Base64, but not of complete blocks, or without a digit or sign.
  return bytes && bytes.length % 16 === 0 && /[+/0-9]/.test(trimmed) ? bytes : undefined;
}

/** Decodes a JSON list of Java's signed bytes. */
export function fromSignedBytes(list: unknown): Buffer | undefined {
  if (!Array.isArray(list) || list.some((byte) => !Number.isInteger(byte) || byte < -128 || byte > 255)) {
    return undefined;
  }
  return Buffer.from(list);
}

/** Returns the text; `undefined` if the bytes are not UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function jsonOrNothing(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
