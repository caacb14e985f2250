/**
 * The signed manifest: which version is newest, what is new in it, and its files.
 *
 * It is a JSON object with the signed text in Base64 and its signatures, so that no two programs have to agree on how
 * JSON is written:
 *
 *     { "format": "countersign-updates", "payload": "eyJ2ZXJz…", "signatures": [{ "key": "2026", "signature": "…" }] }
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import compare from 'semver/functions/compare.js';
import valid from 'semver/functions/valid.js';
import { z } from 'zod';
import { DAY } from '../../../shared/durations.ts';

const FORMAT = 'countersign-updates';

/** More than a year of changes, in bytes. */
export const LARGEST_MANIFEST = 262_144;

/** How far the computer that signed may be ahead of this one, in milliseconds. */
const AHEAD = DAY;

const envelope = z.object({
  format: z.literal(FORMAT),
  payload: z.base64().max(LARGEST_MANIFEST),
  signatures: z
    .array(z.object({ key: z.string().min(1).max(40), signature: z.base64().max(100) }))
    .min(1)
    .max(8),
});

const manifest = z.object({
  version: z
    .string()
    .max(40)
    .refine((text) => valid(text) === text),
  /** The date of the release. */
  released: z.iso.date(),
  /** When it was signed, and until when it counts: afterwards an old copy could hide a newer version. */
  signedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** The page with the packages. */
  page: z.url({ protocol: /^https?$/ }).max(500),
  /** The part of CHANGELOG.md, in English. */
  notes: z
    .array(z.object({ title: z.string().max(60), items: z.array(z.string().max(500)).max(300) }))
    .max(12),
  /** What can be downloaded. The hash is SHA-512 in Base64, as electron-updater has it. */
  files: z.array(z.object({ name: z.string().max(120), sha512: z.base64().max(100) })).max(60),
});

export type Manifest = z.infer<typeof manifest>;

/** `future`: it was signed later than now, by this computer's clock. `older`: it names a version before the app's. */
export type RefusalKind = 'garbage' | 'signature' | 'expired' | 'future' | 'older';

/** Why a manifest is not believed. */
export class ManifestRefusal extends Error {
  override name = 'ManifestRefusal';
  readonly kind: RefusalKind;
  /** Its content, if it has a signature that counts. */
  readonly manifest: Manifest | undefined;

  constructor(kind: RefusalKind, believed?: Manifest) {
    super(`The manifest is refused: ${kind}.`);
    this.kind = kind;
    this.manifest = believed;
  }
}

export interface Expected {
  /** As {@link UpdateSource} has them. One of them must have signed. */
  keys: Readonly<Record<string, string>>;
  /** The app's version. */
  current: string;
  /** Unix milliseconds. */
  now: number;
}

/**
 * Returns the content of a manifest that one of the keys signed, that counts now, and that is not older than the app.
 * Nothing of it is read before its signature is checked.
 *
 * @throws ManifestRefusal
 */
export function readManifest(text: string, { keys, current, now }: Expected): Manifest {
  const wrapped = parse(envelope, text);
  const bytes = signedBytes(wrapped.payload);
  const signed = wrapped.signatures.some(({ key, signature }) => {
    const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
    return known !== undefined && isSignedBy(publicKey(known), bytes, signature);
  });
  if (!signed) throw new ManifestRefusal('signature');
  const content = parse(manifest, Buffer.from(wrapped.payload, 'base64').toString('utf8'));
  if (Date.parse(content.signedAt) > now + AHEAD) throw new ManifestRefusal('future', content);
  if (Date.parse(content.expiresAt) <= now) throw new ManifestRefusal('expired', content);
  if (compare(content.version, current) < 0) throw new ManifestRefusal('older', content);
  return content;
}

/** Whether a version is newer than the app's (semver.org §11). */
export function isNewer({ version }: Pick<Manifest, 'version'>, current: string): boolean {
  return compare(version, current) > 0;
}

/**
 * Returns the text of a signed manifest, one line.
 *
 * @param keys private Ed25519 keys by name. Two while keys are changed
 * @throws ZodError if the content is not a manifest
 */
export function signManifest(content: Manifest, keys: Readonly<Record<string, KeyObject>>): string {
  const payload = Buffer.from(JSON.stringify(manifest.parse(content))).toString('base64');
  const signatures = Object.entries(keys).map(([key, secret]) => ({
    key,
    signature: sign(null, signedBytes(payload), secret).toString('base64'),
  }));
  return `${JSON.stringify(envelope.parse({ format: FORMAT, payload, signatures }))}\n`;
}

/** The name of the format is signed too, so that the key's signature of anything else is no signature here. */
function signedBytes(payload: string): Buffer {
  return Buffer.from(`${FORMAT}\n${payload}`);
}

function isSignedBy(key: KeyObject, bytes: Buffer, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  return given.length === 64 && verify(null, bytes, key, given);
}

/** Returns a key of its 32 bytes in Base64 (RFC 8037). */
function publicKey(base64: string): KeyObject {
  const x = Buffer.from(base64, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

function parse<T extends z.ZodType>(form: T, text: string): z.infer<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ManifestRefusal('garbage');
  }
  const read = form.safeParse(value);
  if (!read.success) throw new ManifestRefusal('garbage');
  return read.data;
}
