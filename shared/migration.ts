/** Google Authenticator's exports: QR codes whose text starts with `otpauth-migration://` and contains many keys. */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { base32FromBytes, bytesFromBase32, MAX_KEY_BYTES } from './base32.ts';
import { type KeySentences, SaidError } from './key-sentences/said-error.ts';
import { englishSentences as en } from './key-sentences/texts/catalogue.ts';
import type { Algorithm, KeyUri } from './key-uri.ts';
import { type MigrationMessage, migrationSchema, parametersSchema } from './migration-schema.ts';
import { quotableName } from './quotable.ts';
import { repeatsIssuer } from './repeats-issuer.ts';

/** One QR code of an export. */
export interface MigrationPart {
  keys: KeyUri[];
  /** Keys that are not supported. */
  refused: RefusedKey[];
  /** Counted from 0. */
  index: number;
  /** The number of parts in the export. */
  size: number;
  /** The same number in every part of one export. Current exports have none, which reads as 0. */
  batchId: number;
  /** Whether nothing follows its keys that would show a text that was cut off between two of them. */
  unsure: boolean;
}

export interface RefusedKey {
  /** A sentence for users, without the key. */
  reason: string;
  /** As in the export, with the key. */
  parameters: MigrationMessage['otpParameters'][number];
}

/** A text is not a usable export. `message` is one sentence for users and never contains a key. */
export class MigrationError extends SaidError {
  override name = 'MigrationError';
}

export function looksLikeMigration(text: string): boolean {
  return /^\s*otpauth-migration:/i.test(text);
}

/** Google Authenticator writes at most ten keys per QR code. A text with more than this is not an export. */
const MOST_KEYS = 1_000;
const MOST_PARTS = 1_000;
const cutShort = ({ migration }: KeySentences) => migration.cutShort;

/**
 * Reads one part of an export.
 *
 * @param say the language for sentences about refused keys
 * @throws MigrationError and nothing else, for any text
 */
export function readMigration(text: string, say: KeySentences = en): MigrationPart {
  const data = /^\s*otpauth-migration:\/\/offline\/?\?(?:[^#]*&)?data=([^&#]*)/i.exec(text)?.[1];
  if (data === undefined || data === '') {
    throw new MigrationError(({ migration }) => migration.noData);
  }
  const message = decodeMessage(bytesOf(data));
  if (message.version === 0 && message.otpParameters.length === 0) throw new MigrationError(cutShort);
  if (message.otpParameters.length > MOST_KEYS) {
    throw new MigrationError(({ migration }) => migration.tooMany({ keys: message.otpParameters.length }));
  }
  const size = Math.max(1, message.batchSize);
  const index = message.batchIndex;
  if (size > MOST_PARTS || index < 0 || index >= size) {
    throw new MigrationError(({ migration }) => migration.badPart({ part: index + 1, of: size }));
  }
  const keys: KeyUri[] = [];
  const refused: RefusedKey[] = [];
  for (const parameters of message.otpParameters) {
    const read = keyOf(parameters, say.migration);
    if (typeof read === 'string') refused.push({ reason: read, parameters });
    else keys.push(read);
  }
  // Google Authenticator writes its version after the keys, and other programs leave it out.
  const unsure = message.version === 0 && message.batchSize === 0;
  return { keys, refused, index, size, batchId: message.batchId, unsure };
}

function bytesOf(data: string): Uint8Array {
  let decoded: string;
  try {
    decoded = decodeURIComponent(data);
  } catch {
    throw new MigrationError(cutShort);
  }
  // A literal plus belongs to Base64 here. Some QR readers turn it into a space.
  const base64 = decoded
    .trim()
    .replaceAll(' ', '+')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(base64) || base64.length % 4 === 1) throw new MigrationError(cutShort);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function decodeMessage(bytes: Uint8Array): MigrationMessage {
  try {
    return fromBinary(migrationSchema(), bytes) as unknown as MigrationMessage;
  } catch {
    throw new MigrationError(cutShort);
  }
}

const ALGORITHMS: Readonly<Record<number, Algorithm>> = { 0: 'SHA1', 1: 'SHA1', 2: 'SHA256', 3: 'SHA512' };
const DIGITS: Readonly<Record<number, number>> = { 0: 6, 1: 6, 2: 8 };

/** @returns the key, or why it is not supported */
function keyOf(
  parameters: MigrationMessage['otpParameters'][number],
  say: KeySentences['migration'],
): KeyUri | string {
  const { secret, type, counter } = parameters;
  const names = namesOf(parameters.name, parameters.issuer);
  const whose = say.whose({ name: quotableName(names.issuer || names.account) });
  if (secret.length === 0) return say.noKey({ whose });
  if (secret.length > MAX_KEY_BYTES) {
    return say.keyTooLong({ whose, bytes: secret.length, most: MAX_KEY_BYTES });
  }
  const algorithm = ALGORITHMS[parameters.algorithm];
  if (!algorithm) {
    const { algorithm: number } = parameters;
    return say.unknownAlgorithm({ whose, number, name: number === 4 ? 'MD5' : undefined });
  }
  const digits = DIGITS[parameters.digits];
  if (!digits) return say.unknownLength({ whose, number: parameters.digits });
  const common = { ...names, secret: base32FromBytes(secret), algorithm, digits, extra: [] };
  if (type === 1) {
    if (counter < 0n || counter > BigInt(Number.MAX_SAFE_INTEGER)) {
      return say.badCounter({ whose });
    }
    return { type: 'hotp', ...common, counter: Number(counter) };
  }
  if (type !== 0 && type !== 2) return say.unknownType({ whose, number: type });
  return { type: 'totp', ...common, period: 30 };
}

/** Splits the name. It often repeats the issuer before a colon, sometimes in other letter case. */
function namesOf(name: string, issuer: string): { issuer: string; account: string } {
  const [label, stated] = [name.trim(), issuer.trim()];
  if (stated !== '' && repeatsIssuer(label, stated)) {
    return { issuer: stated, account: label.slice(stated.length + 1).trim() };
  }
  const colon = label.indexOf(':');
  if (stated !== '' || colon < 0) return { issuer: stated, account: label };
  return { issuer: label.slice(0, colon).trim(), account: label.slice(colon + 1).trim() };
}

/** Returns a sentence if a part does not show that it is whole. */
export function doubtsAbout(parts: readonly MigrationPart[], { migration }: KeySentences = en): string[] {
  return parts.some(({ unsure }) => unsure) ? [migration.unsure] : [];
}

/** Returns sentences about the parts that are missing from each export. Empty if every export is complete. */
export function missingParts(parts: readonly MigrationPart[], say: KeySentences = en): string[] {
  const exports = new Map<string, { size: number; seen: Set<number> }>();
  for (const { batchId, size, index } of parts) {
    // Parts without a batch id belong together if they have the same number of parts.
    const key = `${batchId}/${size}`;
    const batch = exports.get(key) ?? { size, seen: new Set() };
    batch.seen.add(index);
    exports.set(key, batch);
  }
  return [...exports.values()].flatMap(({ size, seen }) => {
    const missing = Array.from({ length: size }, (_, index) => index).filter((index) => !seen.has(index));
    if (missing.length === 0) return [];
    return [
      say.migration.missing({
        count: missing.length,
        numbers: missing.map((index) => index + 1),
        of: size,
      }),
    ];
  });
}

/** Keys per QR code. A code with more is too dense to be read from a screen. */
const KEYS_A_PART = 8;

export interface MigrationExport {
  /** One text a QR code, in order. */
  texts: string[];
  /** Sentences about keys that the format does not support. */
  left: string[];
}

/**
 * Writes keys as an export that other apps read.
 *
 * @param batchId any integer except 0; the same in every part
 * @param keysAPart the number of keys per QR code
 */
export function writeMigration(
  keys: readonly KeyUri[],
  batchId: number,
  say: KeySentences = en,
  keysAPart = KEYS_A_PART,
): MigrationExport {
  const left: string[] = [];
  const able = keys.filter((key) => {
    const reason = whyNot(key, say.migration);
    if (reason) {
      const name = quotableName(key.issuer || key.account);
      left.push(name === undefined ? reason : `${name}: ${reason}`);
    }
    return reason === undefined;
  });
  const size = Math.ceil(able.length / keysAPart);
  const texts = Array.from({ length: size }, (_, index) =>
    writePart(able.slice(index * keysAPart, (index + 1) * keysAPart), { size, index, batchId }),
  );
  return { texts, left };
}

/** Returns why a key cannot be exported: the format has no other periods, lengths or types. */
function whyNot(key: KeyUri, say: KeySentences['migration']): string | undefined {
  if (key.type === 'steam') return say.noSteam;
  if (key.type === 'totp' && key.period !== 30) return say.noPeriod({ seconds: key.period });
  return key.digits === 6 || key.digits === 8 ? undefined : say.noDigits({ digits: key.digits });
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
