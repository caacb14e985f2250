/** Makes the signed manifest that the app asks for, from CHANGELOG.md and the files of a release. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { type Manifest, readManifest, signManifest } from '../../desktop/main/updates/manifest.ts';
import { DAY } from '../../shared/durations.ts';
import { SetupFailure } from '../setup/progress.mjs';
import { changelogPart, notesOf } from './changelog.ts';
import { filesOfRelease, hashOf } from './checksums.ts';

/** How long a manifest counts, in days. It is signed again each month, so two failed months do no harm. */
export const VALID_DAYS = 120;

export interface ManifestParts {
  version: string;
  changelog: string;
  homepage: string;
  /** The folder with the files of the release. */
  folder: string;
  /** Private keys by name. */
  keys: Readonly<Record<string, KeyObject>>;
  /** Unix milliseconds. */
  now: number;
}

/** Returns the text of the manifest, after reading it as the app does. @throws SetupFailure, ManifestRefusal */
export function makeManifest({ version, changelog, homepage, folder, keys, now }: ManifestParts): string {
  if (Object.keys(keys).length === 0) {
    throw new SetupFailure('There is no key to sign with. Set COUNTERSIGN_UPDATE_KEYS.');
  }
  const part = changelogPart(changelog, version);
  const content: Manifest = {
    version,
    released: part.date,
    signedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + VALID_DAYS * DAY).toISOString(),
    // npm run site makes a page of each version.
    page: `${homepage}/releases/${version}/`,
    notes: notesOf(part),
    files: filesOfRelease(folder).map((name) => ({
      name,
      sha512: hashOf(join(folder, name), 'sha512-base64'),
    })),
  };
  const text = signManifest(content, keys);
  readManifest(text, { keys: publicParts(keys), current: version, now });
  return text;
}

/**
 * Returns the private keys of a secret: JSON, each name with a key as PEM text.
 *
 * @throws SetupFailure that does not quote the secret
 */
export function readKeys(secret: string): Record<string, KeyObject> {
  try {
    const rows = Object.entries(JSON.parse(secret) as Record<string, string>);
    const keys = rows.map(([name, pem]) => [name, createPrivateKey(pem)] as const);
    if (keys.some(([, key]) => key.asymmetricKeyType !== 'ed25519')) throw new Error('another kind');
    return Object.fromEntries(keys);
  } catch {
    throw new SetupFailure(
      'COUNTERSIGN_UPDATE_KEYS must be a JSON object: each name with a private Ed25519 key as PEM text, as “npm run release -- key” writes it.',
    );
  }
}

/**
 * Returns a new key: the secret, and the line for the app's source.
 *
 * @throws SetupFailure
 */
export function newKey(name: string): { secret: string; line: string } {
  if (!/^[\w.-]{1,40}$/.test(name)) {
    throw new SetupFailure(
      `“${name}” cannot name a key. Use up to 40 letters, digits, dots and hyphens, for example 2026.`,
    );
  }
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return {
    secret: `${JSON.stringify({ [name]: pem })}\n`,
    line: `'${name}': '${publicParts({ [name]: privateKey })[name]}',`,
  };
}

/** Returns the public keys, as the app has them. */
function publicParts(keys: Readonly<Record<string, KeyObject>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(keys).map(([name, key]) => {
      const { x = '' } = key.export({ format: 'jwk' });
      return [name, Buffer.from(x, 'base64url').toString('base64')];
    }),
  );
}
