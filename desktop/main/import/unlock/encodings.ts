/** Bytes written as text. What is not exactly that encoding is `undefined`, where Node's own reader would guess. */

export function fromHex(text: unknown): Buffer | undefined {
  if (typeof text !== 'string' || text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  return Buffer.from(text, 'hex');
}

/** Standard Base64 (RFC 4648 §4), padded or not. */
export function fromBase64(text: unknown): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const compact = text.replace(/\s/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(compact) || compact.length % 4 === 1) return undefined;
  return Buffer.from(compact, 'base64');
}

/** Java's signed bytes as a JSON list. */
export function fromSignedBytes(list: unknown): Buffer | undefined {
  if (!Array.isArray(list) || list.some((byte) => !Number.isInteger(byte) || byte < -128 || byte > 255)) {
    return undefined;
  }
  return Buffer.from(list);
}

/** @returns `undefined` for bytes that are no UTF-8 */
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
