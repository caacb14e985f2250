/**
 * The outer part of a KDBX file: header, key, cipher, blocks. The result is XML, and the key stream of the protected
 * values in it.
 *
 * Source: keepass.info, “KDBX 4” and “KDBX 3.1”. kdbxweb reads the header and computes the AES-KDF. Its own reader of
 * entries builds a document tree, which takes half a gigabyte for ten thousand entries.
 */
import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { chacha20 } from '@noble/ciphers/chacha.js';
import { salsa20 } from '@noble/ciphers/salsa.js';
import kdbxweb from 'kdbxweb';
import { damaged, excessiveCosts } from '../account/import-failure.ts';
import { type AllowMemory, requireIterations, requireMemory } from './costs.ts';
import { keyByArgon2 } from './keys.ts';

/** The largest number of rounds. KeePassXC chooses as many as the computer computes in a second. */
const MOST_ROUNDS = 1_000_000_000;
const LARGEST = 256 * 2 ** 20;
/** KeePassXC reads this id of the AES-KDF, too. Its betas of 2.3 wrote it. */
const AES_KDBX4 = 'fAK7gnmnSsCSfRFKAGSCOA==';
const { CipherId, CrsAlgorithm, KdfId, CompressionAlgorithm, Signatures } = kdbxweb.Consts;

export type KdbxHeader = InstanceType<typeof kdbxweb.KdbxHeader>;

export interface OpenedKdbx {
  xml: string;
  /** Returns the key stream that protected values are XORed with, in document order. */
  stream(length: number): Uint8Array;
}

/** Returns the generation of a KeePass file by its first bytes; `undefined` for another file. */
export function kdbxSignature(bytes: Uint8Array): 'kdbx' | 'kdb' | undefined {
  if (bytes.length < 12) return undefined;
  const start = Buffer.from(bytes.subarray(0, 8));
  if (start.readUInt32LE(0) !== Signatures.FileMagic) return undefined;
  return start.readUInt32LE(4) === Signatures.Sig2Kdb ? 'kdb' : 'kdbx';
}

const TWOFISH = 'rWjyn1dvS7mjatR6+WU0bA==';

/** Returns the cipher's name; its id in hexadecimal if no known program has it. */
export function kdbxCipher({ dataCipherUuid }: KdbxHeader): string {
  const id = dataCipherUuid?.id ?? '';
  if (id === CipherId.Aes) return 'AES';
  if (id === CipherId.ChaCha20) return 'ChaCha20';
  return id === TWOFISH ? 'Twofish' : Buffer.from(id, 'base64').toString('hex');
}

/** Reads the header, and checks its costs before any computation. @throws ImportFailure */
export function readKdbxHeader(format: string, bytes: Uint8Array): KdbxHeader | 'old' {
  let header: KdbxHeader;
  try {
    const context = new kdbxweb.KdbxContext({ kdbx: new kdbxweb.Kdbx() });
    header = kdbxweb.KdbxHeader.read(new kdbxweb.BinaryStream(copyOf(bytes)), context);
  } catch (error) {
    if (error instanceof kdbxweb.KdbxError && error.code === 'InvalidVersion') return 'old';
    throw damaged(format);
  }
  if (header.versionMajor < 3) return 'old';
  if (header.versionMajor > 3 && !isHeaderWhole(bytes, header)) throw damaged(format);
  const kdf = header.kdfParameters;
  if (header.versionMajor === 3) requireIterations(format, header.keyEncryptionRounds ?? 0, MOST_ROUNDS);
  else if (kdf?.get('R') !== undefined) requireIterations(format, numberOf(kdf.get('R')), MOST_ROUNDS);
  else requireMemory(format, numberOf(kdf?.get('M')), numberOf(kdf?.get('I')));
  return header;
}

/** Checks the SHA-256 after the header, so that damaged costs are not computed. */
function isHeaderWhole(bytes: Uint8Array, { endPos = 0 }: KdbxHeader): boolean {
  return sha256(bytes.subarray(0, endPos)).equals(bytes.subarray(endPos, endPos + 32));
}

/**
 * Whether the header is the one that the XML of KDBX 3.1 names by its SHA-256, in Base64. Nothing else protects that
 * header. Some programs do not name it.
 */
export function isNamedHeader(
  bytes: Uint8Array,
  { endPos, versionMajor }: KdbxHeader,
  named: string,
): boolean {
  return versionMajor > 3 || named === '' || sha256(bytes.subarray(0, endPos)).toString('base64') === named;
}

/** Opens a file. @returns `undefined` for a wrong password @throws ImportFailure `damaged` */
export async function openKdbx(
  format: string,
  bytes: Uint8Array,
  header: KdbxHeader,
  password: string,
  allowMemory: AllowMemory,
): Promise<OpenedKdbx | undefined> {
  const composite = sha256(sha256(Buffer.from(password, 'utf8')));
  const transformed = await transform(format, composite, header, allowMemory);
  const seed = new Uint8Array(header.masterSeed ?? []);
  const body = bytes.subarray(header.endPos ?? bytes.length);
  const key = sha256(seed, transformed);
  const content =
    header.versionMajor === 3
      ? openThird(format, body, key, header)
      : openFourth(format, bytes, body, key, header, hmacKeyOf(seed, transformed));
  if (!content) return undefined;
  const plain = decompress(format, content, header);
  return header.versionMajor === 3
    ? { xml: textOf(format, plain), stream: streamOf(format, header.crsAlgorithm, header.protectedStreamKey) }
    : withInnerHeader(format, plain);
}

async function transform(
  format: string,
  composite: Buffer,
  { versionMajor, transformSeed, keyEncryptionRounds, kdfParameters: kdf }: KdbxHeader,
  allowMemory: AllowMemory,
): Promise<Buffer> {
  const byAes = async (salt: unknown, rounds: number) => {
    if (!(salt instanceof ArrayBuffer)) throw damaged(format);
    return sha256(
      new Uint8Array(await kdbxweb.KeyEncryptorAes.encrypt(new Uint8Array(composite), salt, rounds)),
    );
  };
  if (versionMajor === 3) return byAes(transformSeed, keyEncryptionRounds ?? 0);
  const id = kdf?.get('$UUID');
  const uuid = id instanceof ArrayBuffer ? Buffer.from(id).toString('base64') : '';
  const salt = kdf?.get('S');
  if (uuid === KdfId.Aes || uuid === AES_KDBX4) return byAes(salt, numberOf(kdf?.get('R')));
  if (!(salt instanceof ArrayBuffer) || (uuid !== KdfId.Argon2d && uuid !== KdfId.Argon2id))
    throw damaged(format);
  // Version 1.3, the only one that KeePass writes.
  if (numberOf(kdf?.get('V')) !== 0x13) throw excessiveCosts(format);
  const parameters = {
    salt: new Uint8Array(salt),
    memory: Math.floor(numberOf(kdf?.get('M')) / 1_024),
    passes: numberOf(kdf?.get('I')),
    lanes: numberOf(kdf?.get('P')),
  };
  return keyByArgon2(
    format,
    composite,
    parameters,
    allowMemory,
    uuid === KdfId.Argon2id ? 'argon2id' : 'argon2d',
  );
}

function hmacKeyOf(seed: Uint8Array, transformed: Buffer): Buffer {
  return createHash('sha512')
    .update(seed)
    .update(transformed)
    .update(Buffer.from([1]))
    .digest();
}

function blockKeyOf(hmacKey: Buffer, index: bigint): { key: Buffer; number: Buffer } {
  const number = Buffer.alloc(8);
  number.writeBigUInt64LE(index);
  return { key: createHash('sha512').update(number).update(hmacKey).digest(), number };
}

/** Opens KDBX 4. The header's HMAC detects a wrong key. Each block's HMAC is checked before decryption. */
function openFourth(
  format: string,
  bytes: Uint8Array,
  body: Uint8Array,
  key: Buffer,
  header: KdbxHeader,
  hmacKey: Buffer,
): Buffer | undefined {
  const ofHeader = blockKeyOf(hmacKey, 2n ** 64n - 1n).key;
  const expected = createHmac('sha256', ofHeader).update(bytes.subarray(0, header.endPos)).digest();
  const stated = body.subarray(32, 64);
  if (stated.length !== 32 || !timingSafeEqual(expected, stated)) return undefined;
  const blocks: Uint8Array[] = [];
  for (let at = 64, index = 0n; ; index += 1n) {
    const mac = body.subarray(at, at + 32);
    const size = body.subarray(at + 32, at + 36);
    if (size.length !== 4) throw damaged(format);
    const length = Buffer.from(size).readUInt32LE();
    const data = body.subarray(at + 36, at + 36 + length);
    const block = blockKeyOf(hmacKey, index);
    const sum = createHmac('sha256', block.key).update(block.number).update(size).update(data).digest();
    if (data.length !== length || !timingSafeEqual(sum, mac)) throw damaged(format);
    if (length === 0) break;
    blocks.push(data);
    at += 36 + length;
  }
  return decrypt(format, Buffer.concat(blocks), key, header);
}

/** Opens KDBX 3.1. 32 bytes that repeat the header detect a wrong key. Each block has a SHA-256. */
function openThird(format: string, body: Uint8Array, key: Buffer, header: KdbxHeader): Buffer | undefined {
  const plain = decrypt(format, body, key, header, false);
  const start = Buffer.from(new Uint8Array(header.streamStartBytes ?? []));
  if (start.length !== 32 || !plain.subarray(0, 32).equals(start)) return undefined;
  const blocks: Buffer[] = [];
  for (let at = 32; ; ) {
    if (at + 40 > plain.length) throw damaged(format);
    const hash = plain.subarray(at + 4, at + 36);
    const length = plain.readUInt32LE(at + 36);
    if (length === 0) break;
    const data = plain.subarray(at + 40, at + 40 + length);
    if (data.length !== length || !sha256(data).equals(hash)) throw damaged(format);
    blocks.push(data);
    at += 40 + length;
  }
  return Buffer.concat(blocks);
}

/**
 * Decrypts.
 *
 * @param padded whether to check and remove PKCS #7 padding; false to distinguish a wrong key from a damaged end
 */
function decrypt(
  format: string,
  data: Uint8Array,
  key: Buffer,
  { dataCipherUuid, encryptionIV }: KdbxHeader,
  padded = true,
): Buffer {
  const iv = new Uint8Array(encryptionIV ?? []);
  try {
    if (dataCipherUuid?.id === CipherId.ChaCha20) return Buffer.from(chacha20(key, iv, data));
    const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(padded);
    const whole = padded ? data : data.subarray(0, data.length - (data.length % 16));
    return Buffer.concat([decipher.update(whole), decipher.final()]);
  } catch {
    throw damaged(format);
  }
}

function decompress(format: string, content: Buffer, { compression }: KdbxHeader): Buffer {
  if (compression === CompressionAlgorithm.None) return content;
  try {
    return gunzipSync(content, { maxOutputLength: LARGEST });
  } catch {
    throw damaged(format);
  }
}

/** Reads the inner header of KDBX 4: the stream's key and attachments, before the XML. */
function withInnerHeader(format: string, plain: Buffer): OpenedKdbx {
  let algorithm: number | undefined;
  let key: Buffer | undefined;
  for (let at = 0; ; ) {
    if (at + 5 > plain.length) throw damaged(format);
    const id = plain[at];
    const length = plain.readUInt32LE(at + 1);
    const data = plain.subarray(at + 5, at + 5 + length);
    at += 5 + length;
    if (id === 0)
      return { xml: textOf(format, plain.subarray(at)), stream: streamOf(format, algorithm, key) };
    if (id === 1 && length === 4) algorithm = data.readUInt32LE();
    if (id === 2) key = data;
  }
}

function streamOf(
  format: string,
  algorithm: number | undefined,
  streamKey: Uint8Array | ArrayBuffer | undefined,
): OpenedKdbx['stream'] {
  const key = new Uint8Array(streamKey ?? []);
  return (length) => {
    const zeros = new Uint8Array(length);
    if (algorithm === CrsAlgorithm.Salsa20) {
      return salsa20(sha256(key), Buffer.from('e830094b97205d2a', 'hex'), zeros);
    }
    if (algorithm !== CrsAlgorithm.ChaCha20) throw damaged(format);
    const hash = createHash('sha512').update(key).digest();
    return chacha20(hash.subarray(0, 32), hash.subarray(32, 44), zeros);
  };
}

function textOf(format: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged(format);
  }
}

function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Returns a copy. A Buffer may be a part of a larger one, and its `slice` does not copy. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** Returns a number of kdbxweb, which has its own class for 64-bit numbers. */
function numberOf(value: unknown): number {
  const number = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  return typeof number === 'number' ? number : Number.NaN;
}
