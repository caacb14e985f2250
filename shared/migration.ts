/** Google Authenticator's exports: QR codes whose text begins with `otpauth-migration://` and holds many keys. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { base32FromBytes, bytesFromBase32, MAX_KEY_BYTES } from './base32.ts';
import type { Algorithm, KeyUri } from './key-uri.ts';
import { type MigrationMessage, migrationSchema, parametersSchema } from './migration-schema.ts';

/** One QR of an export. */
export interface MigrationPart {
  keys: KeyUri[];
  /** Sentences about keys that are of a kind nobody here can make codes for. */
  refused: string[];
  /** From 0. */
  index: number;
  /** How many parts the export has. */
  size: number;
  /** The same in every part of one export; 0 in current exports, which carry none. */
  batchId: number;
}

/** A text that is no usable export. `message` is one sentence for people; it never holds a key. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

export function looksLikeMigration(text: string): boolean {
  return /^\s*otpauth-migration:/i.test(text);
}

/** Google Authenticator shows at most ten keys a code; more than this in one is not an export. */
const MOST_KEYS = 1_000;
const MOST_PARTS = 1_000;
const CUT_SHORT =
  'This export is cut short or damaged. Show its QR code again, whole, and scan it once more.';

/** @throws MigrationError and nothing else, whatever the text */
export function readMigration(text: string): MigrationPart {
  const data = /^\s*otpauth-migration:\/\/offline\/?\?(?:[^#]*&)?data=([^&#]*)/i.exec(text)?.[1];
  if (data === undefined || data === '') {
    throw new MigrationError('This looks like an export from Google Authenticator, and holds no data.');
  }
  const message = decodeMessage(bytesOf(data));
  // Every export states its version after its keys: without it the rest, and perhaps some keys, were cut off.
  if (message.version === 0) throw new MigrationError(CUT_SHORT);
  if (message.otpParameters.length > MOST_KEYS) {
    throw new MigrationError(
      `This export names ${message.otpParameters.length} keys in one code; none does.`,
    );
  }
  const size = Math.max(1, message.batchSize);
  const index = message.batchIndex;
  if (size > MOST_PARTS || index < 0 || index >= size) {
    throw new MigrationError(`This export says it is part ${index + 1} of ${size}, which cannot be.`);
  }
  const keys: KeyUri[] = [];
  const refused: string[] = [];
  for (const parameters of message.otpParameters) {
    const read = keyOf(parameters);
    if (typeof read === 'string') refused.push(read);
    else keys.push(read);
  }
  return { keys, refused, index, size, batchId: message.batchId };
}

function bytesOf(data: string): Uint8Array {
  let decoded: string;
  try {
    decoded = decodeURIComponent(data);
  } catch {
    throw new MigrationError(CUT_SHORT);
  }
  // A raw plus is Base64's own here, and some readers have already turned it into a space.
  const base64 = decoded
    .trim()
    .replaceAll(' ', '+')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(base64) || base64.length % 4 === 1) throw new MigrationError(CUT_SHORT);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function decodeMessage(bytes: Uint8Array): MigrationMessage {
  try {
    return fromBinary(migrationSchema(), bytes) as unknown as MigrationMessage;
  } catch {
    throw new MigrationError(CUT_SHORT);
  }
}

const ALGORITHMS: Readonly<Record<number, Algorithm>> = { 0: 'SHA1', 1: 'SHA1', 2: 'SHA256', 3: 'SHA512' };
const DIGITS: Readonly<Record<number, number>> = { 0: 6, 1: 6, 2: 8 };

/** @returns the key, or why it cannot be one */
function keyOf(parameters: MigrationMessage['otpParameters'][number]): KeyUri | string {
  const { secret, type, counter } = parameters;
  const names = namesOf(parameters.name, parameters.issuer);
  const whose = `“${names.issuer || names.account || 'an account without a name'}”`;
  if (secret.length === 0) return `${whose} has no key in this export.`;
  if (secret.length > MAX_KEY_BYTES) {
    return `The key of ${whose} is ${secret.length} bytes long; ${MAX_KEY_BYTES} is the most that is read.`;
  }
  const algorithm = ALGORITHMS[parameters.algorithm];
  if (!algorithm) {
    const named = parameters.algorithm === 4 ? 'MD5' : `number ${parameters.algorithm}`;
    return `${whose} uses the algorithm ${named}, which Countersign does not know.`;
  }
  const digits = DIGITS[parameters.digits];
  if (!digits)
    return `${whose} has codes of the length number ${parameters.digits}, which Countersign does not know.`;
  const common = { ...names, secret: base32FromBytes(secret), algorithm, digits, extra: [] };
  if (type === 1) {
    if (counter < 0n || counter > BigInt(Number.MAX_SAFE_INTEGER)) {
      return `The counter of ${whose} is out of range.`;
    }
    return { type: 'hotp', ...common, counter: Number(counter) };
  }
  if (type !== 0 && type !== 2)
    return `${whose} is of the type number ${type}, which Countersign does not know.`;
  return { type: 'totp', ...common, period: 30 };
}

/** The name often repeats the issuer before a colon. */
function namesOf(name: string, issuer: string): { issuer: string; account: string } {
  const [label, stated] = [name.trim(), issuer.trim()];
  if (stated !== '' && label.startsWith(`${stated}:`)) {
    return { issuer: stated, account: label.slice(stated.length + 1).trim() };
  }
  const colon = label.indexOf(':');
  if (stated !== '' || colon < 0) return { issuer: stated, account: label };
  return { issuer: label.slice(0, colon).trim(), account: label.slice(colon + 1).trim() };
}

/** Which parts of which exports are still to be found, in words for people; empty when every export is whole. */
export function missingParts(parts: readonly MigrationPart[]): string[] {
  const exports = new Map<string, { size: number; seen: Set<number> }>();
  for (const { batchId, size, index } of parts) {
    // Parts without a batch id belong together when they agree on how many there are.
    const key = `${batchId}/${size}`;
    const batch = exports.get(key) ?? { size, seen: new Set() };
    batch.seen.add(index);
    exports.set(key, batch);
  }
  return [...exports.values()].flatMap(({ size, seen }) => {
    const missing = Array.from({ length: size }, (_, index) => index).filter((index) => !seen.has(index));
    if (missing.length === 0) return [];
    const numbers = missing.map((index) => index + 1);
    const last = numbers.at(-1);
    return numbers.length === 1
      ? [`Part ${last} of ${size} of the export is missing.`]
      : [`Parts ${numbers.slice(0, -1).join(', ')} and ${last} of ${size} of the export are missing.`];
  });
}

/** Keys in one code: more make it too dense to read off a screen. */
const KEYS_A_PART = 8;

export interface MigrationExport {
  /** One text a QR code, in order. */
  texts: string[];
  /** Sentences about keys that the format has no words for. */
  left: string[];
}

/** Our keys as other apps read them. @param batchId any whole number but 0; the same in every part */
export function writeMigration(keys: readonly KeyUri[], batchId: number): MigrationExport {
  const left: string[] = [];
  const able = keys.filter((key) => {
    const reason = whyNot(key);
    if (reason) left.push(`${key.issuer || key.account}: ${reason}`);
    return reason === undefined;
  });
  const size = Math.ceil(able.length / KEYS_A_PART);
  const texts = Array.from({ length: size }, (_, index) =>
    writePart(able.slice(index * KEYS_A_PART, (index + 1) * KEYS_A_PART), { size, index, batchId }),
  );
  return { texts, left };
}

/** The format knows no other periods, lengths or kinds. */
function whyNot(key: KeyUri): string | undefined {
  if (key.type === 'steam') return 'Steam codes are not part of the export format.';
  if (key.type === 'totp' && key.period !== 30)
    return `its period of ${key.period} seconds is not part of the export format.`;
  return key.digits === 6 || key.digits === 8
    ? undefined
    : `its codes of ${key.digits} digits are not part of the export format.`;
}

function writePart(
  keys: readonly KeyUri[],
  { size, index, batchId }: { size: number; index: number; batchId: number },
): string {
  const otpParameters = keys.map((key) =>
    create(parametersSchema(), {
      secret: bytesFromBase32(key.secret),
      name: key.account,
      issuer: key.issuer,
      algorithm: { SHA1: 1, SHA256: 2, SHA512: 3 }[key.algorithm],
      digits: key.digits === 8 ? 2 : 1,
      type: key.type === 'hotp' ? 1 : 2,
      counter: key.type === 'hotp' ? BigInt(key.counter) : 0n,
    } as never),
  );
  const message = create(migrationSchema(), {
    otpParameters,
    version: 1,
    batchSize: size,
    batchIndex: index,
    batchId,
  } as never);
  const bytes = toBinary(migrationSchema(), message);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `otpauth-migration://offline?data=${encodeURIComponent(base64)}`;
}
