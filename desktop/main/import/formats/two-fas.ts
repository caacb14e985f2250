/**
 * 2FAS: JSON, plain or encrypted, schema versions 1 to 4.
 *
 * Source: twofas/2fas-android, BackupContent. KDF: PBKDF2-HMAC-SHA256, 10,000 iterations, salt of 256 bytes. Cipher:
 * AES-256-GCM, written as Base64 of ciphertext with tag, salt and nonce, between colons.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordWrong, unsupportedVersion } from '../account/import-failure.ts';
import { splitLabel } from '../account/otp-uri.ts';
import { openGcm } from '../unlock/ciphers.ts';
import { fromBase64, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByPbkdf2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  type ImportTools,
  listOf,
  opened,
  recordOf,
  requirePassword,
  stringOf,
  without,
} from './import-format.ts';

const NAME = '2FAS';
const SCHEMA_VERSION = 4;
const ITERATIONS = 10_000;

export const twoFas: ImportFormat = {
  id: '2fas',
  name: NAME,
  encryption: 'PBKDF2-HMAC-SHA256, AES-256-GCM',
  recognise: ({ json }) =>
    isRecord(json) && 'schemaVersion' in json && ('services' in json || 'servicesEncrypted' in json),
  async open(file, tools) {
    const backup = recordOf(file.json);
    const version = Number(backup.schemaVersion);
    if (!(version >= 1 && version <= SCHEMA_VERSION)) throw unsupportedVersion(NAME, backup.schemaVersion);
    const encrypted = typeof backup.servicesEncrypted === 'string' && backup.servicesEncrypted !== '';
    const services = encrypted ? await decrypt(backup, tools) : backup.services;
    if (!Array.isArray(services)) throw damaged(NAME);

    const groups = new Map(listOf(backup.groups).map((group) => [recordOf(group).id, recordOf(group).name]));
    const collector = new Collector(twoFas.id);
    for (const service of services) {
      if (isRecord(service)) addService(collector, service, groups);
      else collector.refuse({}, sentences().importEntry.unreadable, service);
    }
    return opened(collector, encrypted);
  },
};

async function decrypt(backup: Record<string, unknown>, tools: ImportTools): Promise<unknown> {
  const services = sealOf(backup.servicesEncrypted);
  if (!services) throw damaged(NAME);
  const password = requirePassword(NAME, tools);
  const plaintext = await openSeal(services, password);
  if (plaintext) return jsonOrNothing(utf8(plaintext));
  // The file has a second text under the same password. If that opens, the password is right.
  const reference = sealOf(backup.reference);
  throw reference && (await openSeal(reference, password)) ? damaged(NAME) : passwordWrong(NAME);
}

interface Seal {
  sealed: Buffer;
  salt: Buffer;
  nonce: Buffer;
}

function sealOf(text: unknown): Seal | undefined {
  const [sealed, salt, nonce] = stringOf(text).split(':').map(fromBase64);
  return sealed && salt && nonce && sealed.length >= 16 ? { sealed, salt, nonce } : undefined;
}

async function openSeal({ sealed, salt, nonce }: Seal, password: string): Promise<Buffer | undefined> {
  const key = await keyByPbkdf2(NAME, password, { salt, iterations: ITERATIONS, hash: 'sha256' });
  return openGcm(key, nonce, sealed);
}

const KNOWN_OTP = ['account', 'issuer', 'digits', 'period', 'algorithm', 'counter', 'tokenType'];

function addService(
  collector: Collector,
  service: Record<string, unknown>,
  groups: ReadonlyMap<unknown, unknown>,
): void {
  const otp = recordOf(service.otp);
  const names = namesOf(service, otp);
  collector.add(
    {
      type: otp.tokenType ?? 'TOTP',
      ...names,
      secret: service.secret,
      algorithm: otp.algorithm,
      digits: otp.digits,
      period: otp.period,
      counter: otp.counter,
      tags: [groups.get(service.groupId)],
      extra: {
        ...without(service, ['secret', 'otp', 'groupId', ...(service.name === names.issuer ? ['name'] : [])]),
        otp: without(otp, KNOWN_OTP),
      },
    },
    service,
  );
}

/**
 * Returns the names. The service's name is often a brand that 2FAS guessed; the issuer comes from the site. Only typed
 * entries have just the name. The label of schema 1 is “issuer:account”.
 */
function namesOf(service: Record<string, unknown>, otp: Record<string, unknown>) {
  const issuer = stringOf(otp.issuer) || stringOf(service.name);
  if (typeof otp.account === 'string') return { issuer, name: otp.account };
  const label = stringOf(otp.label);
  return { issuer, name: label.startsWith(`${issuer}:`) ? splitLabel(label).name : label };
}
