/**
 * Opens a Countersign vault or backup with its passphrase, using nothing but this file and Node 24.7 or newer.
 * Written from docs/vault-format.md alone. Prints one key URI per line, or with `--entries` each entry
 * whole as JSON, and on standard error what it could not read.
 *
 *   node read-vault.mjs vault.json      the passphrase is read from standard input
 */
import { argon2Sync, createDecipheriv, createHash, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const file = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const passphrase = readFileSync(0, 'utf8')
  .replace(/\r?\n$/, '')
  .normalize('NFKC');
const slots = file.version === 1 ? file.slots : file.header.slots;
const masterKey = slots.map(openSlot).find((key) => key !== undefined);
if (!masterKey) fail('No slot of this file opens with that passphrase.');
for (const entry of file.version === 1 ? firstVersion() : secondVersion()) {
  process.stdout.write(`${process.argv.includes('--entries') ? JSON.stringify(entry) : keyUri(entry.key)}\n`);
}

/** AES-256-GCM over nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). */
function unseal(key, sealed, additionalData) {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(additionalData, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

function openSlot({ kind, kdf, wrapped }) {
  if (kind !== 'passphrase') return undefined;
  const salt = Buffer.from(kdf.salt, 'base64');
  const { N, r, p, memory, passes, lanes } = kdf;
  const isScrypt = kdf.name === 'scrypt';
  const key = isScrypt
    ? scryptSync(passphrase, salt, 32, { N, r, p, maxmem: 256 * N * r })
    : argon2Sync('argon2id', {
        message: passphrase,
        nonce: salt,
        parallelism: lanes,
        tagLength: 32,
        memory,
        passes,
      });
  const cost = isScrypt ? [N, r, p] : [memory, passes, lanes];
  const additionalData = JSON.stringify(['countersign passphrase slot', kdf.name, ...cost, kdf.salt]);
  try {
    return unseal(key, wrapped, additionalData);
  } catch {
    return undefined;
  }
}

function firstVersion() {
  const identities = slots.map(({ kind, kdf, wrapped }) => (kdf ? [kind, kdf, wrapped] : [kind, wrapped]));
  const additionalData = JSON.stringify(['countersign vault', 1, identities]);
  return JSON.parse(unseal(masterKey, file.sealed, additionalData).toString('utf8')).entries;
}

function secondVersion() {
  const additionalData = JSON.stringify([file.format, file.version, file.header]);
  const manifest = JSON.parse(unseal(masterKey, file.seal, additionalData).toString('utf8'));
  const digests = file.entries.map((sealed) => createHash('sha256').update(sealed).digest('base64'));
  for (const digest of manifest.entries) {
    if (!digests.includes(digest)) process.stderr.write('An entry of the manifest is not in the file.\n');
  }
  return file.entries.flatMap((sealed, index) => {
    try {
      if (!manifest.entries.includes(digests[index])) throw new Error('not in the manifest');
      return JSON.parse(unseal(masterKey, sealed, '["countersign-vault","entry"]').toString('utf8'));
    } catch {
      process.stderr.write(`Entry ${index} cannot be read.\n`);
      return [];
    }
  });
}

function keyUri(key) {
  const label = [key.issuer, key.account].filter(Boolean).map(encodeURIComponent).join(':');
  const { secret, issuer, algorithm, digits } = key;
  const moving = key.type === 'hotp' ? { counter: key.counter } : { period: key.period };
  const parameters = { secret, issuer, algorithm, digits, ...moving };
  return `otpauth://${key.type}/${label}?${new URLSearchParams([...Object.entries(parameters), ...key.extra])}`;
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
