/**
 * Opens a Countersign vault or backup with its passphrase. It shares no code with the app: it is written from
 * docs/vault-format.md alone. Prints one key URI a line, or each entry as JSON with `--entries`. Prints on
 * standard error what it could not read.
 *
 *   node read-vault.mjs vault.json      reads the passphrase from standard input
 *
 * Needs Node 24.7 or newer, or Node 20 or newer with the package hash-wasm installed beside it (as in a checkout).
 */
import * as crypto from 'node:crypto';
import { readFileSync } from 'node:fs';

const { createDecipheriv, createHash, scryptSync } = crypto;
const file = readVaultFile(process.argv[2]);
const passphrase = readFileSync(0, 'utf8')
  .replace(/\r?\n$/, '')
  .normalize('NFKC');
const slots = file.version === 1 ? file.slots : file.header.slots;
let masterKey;
for (const slot of slots) masterKey ??= await openSlot(slot);
if (!masterKey) fail('No slot of this file opens with that passphrase.');
const textOf = process.argv.includes('--entries')
  ? (entry) => JSON.stringify(entry)
  : ({ key }) => keyUri(key);
for (const entry of readEntries()) process.stdout.write(`${textOf(entry)}\n`);

function readEntries() {
  try {
    return file.version === 1 ? firstVersion() : secondVersion();
  } catch {
    return fail('The seal of this file does not open: somebody or something has altered the file.');
  }
}

function readVaultFile(name) {
  if (!name) fail('Name the vault file: node read-vault.mjs vault.json < passphrase.txt');
  try {
    const read = JSON.parse(readFileSync(name, 'utf8'));
    if (Array.isArray(read.version === 1 ? read.slots : read.header.slots)) return read;
  } catch {}
  return fail(`There is no Countersign vault or backup that can be read at “${name}”.`);
}

/** AES-256-GCM over nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). */
function unseal(key, sealed, additionalData) {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(additionalData, 'utf8'));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

async function openSlot({ kind, kdf, wrapped }) {
  if (kind !== 'passphrase') return undefined;
  const salt = Buffer.from(kdf.salt, 'base64');
  const { N, r, p, memory, passes, lanes } = kdf;
  const isScrypt = kdf.name === 'scrypt';
  const key = isScrypt
    ? scryptSync(passphrase, salt, 32, { N, r, p, maxmem: 256 * N * r })
    : await argon2id(kdf, salt);
  const cost = isScrypt ? [N, r, p] : [memory, passes, lanes];
  const additionalData = JSON.stringify(['countersign passphrase slot', kdf.name, ...cost, kdf.salt]);
  try {
    return unseal(key, wrapped, additionalData);
  } catch {
    return undefined;
  }
}

/** Node's own Argon2id. If it is too old, or was built without it, the one of hash-wasm. */
async function argon2id({ memory, passes, lanes }, salt) {
  try {
    const cost = { memory, passes, parallelism: lanes, tagLength: 32 };
    if (crypto.argon2Sync)
      return crypto.argon2Sync('argon2id', { message: passphrase, nonce: salt, ...cost });
  } catch (error) {
    if (error.code !== 'ERR_CRYPTO_ARGON2_NOT_SUPPORTED') throw error;
  }
  const library = await import('hash-wasm').catch(() => undefined);
  if (!library) {
    fail(
      `Node ${process.versions.node} has no Argon2id: use Node 24.7 or newer, or run npm install hash-wasm.`,
    );
  }
  const cost = { memorySize: memory, iterations: passes, parallelism: lanes, hashLength: 32 };
  return library.argon2id({ password: passphrase, salt, ...cost, outputType: 'binary' });
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
