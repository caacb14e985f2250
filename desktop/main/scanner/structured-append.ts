/** Structured append: one text in up to sixteen symbols (ISO/IEC 18004 §8). */
import type { DecodedQr } from './decoded-qr.ts';
import { legacyText } from './legacy-text.ts';

/**
 * Joins complete sets. Each takes the place of its first symbol. The symbols of an incomplete set stay as they are, so
 * that no text is lost.
 */
export function joinSequences(codes: readonly DecodedQr[]): DecodedQr[] {
  const sets = new Map<string, Map<number, DecodedQr>>();
  for (const code of codes) {
    if (!code.sequence) continue;
    const { id, size, index } = code.sequence;
    const set = sets.get(`${id}/${size}`) ?? new Map<number, DecodedQr>();
    if (!set.has(index)) set.set(index, code);
    sets.set(`${id}/${size}`, set);
  }
  const joined: DecodedQr[] = [];
  const whole = new Set<string>();
  for (const [key, set] of sets) {
    const parts = [...set].sort(([a], [b]) => a - b).map(([, code]) => code);
    const [first] = parts;
    if (!first?.sequence || parts.length !== first.sequence.size) continue;
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part.bytes]));
    if (parity(bytes) !== Number(first.sequence.id)) continue;
    whole.add(key);
    joined.push({ ...first, text: textOf(parts, bytes), bytes, sequence: undefined });
  }
  const isLeft = ({ sequence }: DecodedQr) => !sequence || !whole.has(`${sequence.id}/${sequence.size}`);
  return [...codes.filter(isLeft), ...joined];
}

/** Returns the exclusive or of all bytes. Every symbol of a set contains it (§8.3), so that two sets do not mix. */
function parity(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum ^ byte, 0);
}

/**
 * Returns the joined text. A character of several bytes may be split between symbols, so the bytes are joined first.
 */
function textOf(parts: readonly DecodedQr[], bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return legacyText(bytes)?.text ?? parts.map(({ text }) => text).join('');
  }
}
