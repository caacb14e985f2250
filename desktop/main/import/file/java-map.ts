/**
 * A serialised Java `HashMap<String, String>`. No other class is read.
 *
 * Source: Java Object Serialization Specification, chapter 6 (stream protocol).
 */

const MAGIC = 0xaced0005;
const NULL = 0x70;
const REFERENCE = 0x71;
const CLASS = 0x72;
const OBJECT = 0x73;
const STRING = 0x74;
const BLOCK = 0x77;
const END_OF_BLOCK = 0x78;
const LONG_STRING = 0x7c;
const FIRST_HANDLE = 0x7e0000;

export class JavaMapError extends Error {
  override name = 'JavaMapError';
}

export function isJavaObject(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && Buffer.from(bytes.subarray(0, 4)).readUInt32BE() === MAGIC;
}

/** Returns the map. @throws JavaMapError for anything but a complete map of texts */
export function readJavaMap(bytes: Uint8Array): Map<string, string> {
  const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (reader.u32() !== MAGIC) throw new JavaMapError('The stream does not begin as one.');
  reader.expect(OBJECT);
  const fields = readClass(reader);
  // The object has the next handle. Its fields follow, with their widths.
  reader.handles.push(undefined);
  reader.take(fields);
  reader.expect(BLOCK);
  const block = reader.take(reader.u8());
  if (block.length !== 8) throw new JavaMapError('The map does not say how many entries it has.');
  const count = block.readUInt32BE(4);
  const map = new Map<string, string>();
  for (let at = 0; at < count; at += 1) {
    const key = readString(reader);
    const value = readString(reader);
    if (key !== undefined && value !== undefined) map.set(key, value);
  }
  reader.expect(END_OF_BLOCK);
  return map;
}

/** Reads the description of `java.util.HashMap`. @returns the length of its fields in bytes */
function readClass(reader: Reader): number {
  reader.expect(CLASS);
  if (reader.utf(reader.u16()) !== 'java.util.HashMap') throw new JavaMapError('The object is no HashMap.');
  reader.take(8);
  reader.handles.push(undefined);
  reader.u8();
  const widths: Readonly<Record<string, number>> = { F: 4, I: 4 };
  let fields = 0;
  for (let left = reader.u16(); left > 0; left -= 1) {
    const width = widths[String.fromCharCode(reader.u8())];
    if (width === undefined) throw new JavaMapError('The map has a field of an unknown kind.');
    reader.utf(reader.u16());
    fields += width;
  }
  reader.expect(END_OF_BLOCK);
  reader.expect(NULL);
  return fields;
}

function readString(reader: Reader): string | undefined {
  const kind = reader.u8();
  if (kind === NULL) return undefined;
  if (kind === REFERENCE) {
    const known = reader.handles[reader.u32() - FIRST_HANDLE];
    if (known === undefined) throw new JavaMapError('The stream refers to a text that is not there.');
    return known;
  }
  if (kind !== STRING && kind !== LONG_STRING)
    throw new JavaMapError('The map holds something else than texts.');
  const length = kind === STRING ? reader.u16() : Number(reader.u64());
  const text = reader.utf(length);
  reader.handles.push(text);
  return text;
}

class Reader {
  readonly handles: (string | undefined)[] = [];
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(length: number): Buffer {
    if (!(length >= 0 && this.#at + length <= this.#bytes.length))
      throw new JavaMapError('The stream is cut short.');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  u8(): number {
    return this.take(1).readUInt8();
  }

  u16(): number {
    return this.take(2).readUInt16BE();
  }

  u32(): number {
    return this.take(4).readUInt32BE();
  }

  u64(): bigint {
    return this.take(8).readBigUInt64BE();
  }

  expect(kind: number): void {
    if (this.u8() !== kind) throw new JavaMapError('The stream is not built as a map.');
  }

  /**
   * Reads modified UTF-8: a character above U+FFFF has two surrogates of three bytes each, and U+0000 has two bytes.
   */
  utf(length: number): string {
    const bytes = this.take(length);
    const latin = bytes.toString('latin1');
    if (!/[\u0080-\u00ff]/.test(latin)) return latin;
    let text = '';
    for (let at = 0; at < bytes.length; ) {
      const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
      if (a < 0x80) {
        text += String.fromCharCode(a);
        at += 1;
      } else if ((a & 0xe0) === 0xc0) {
        text += String.fromCharCode(((a & 0x1f) << 6) | (b & 0x3f));
        at += 2;
      } else {
        text += String.fromCharCode(((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f));
        at += 3;
      }
    }
    return text;
  }
}
