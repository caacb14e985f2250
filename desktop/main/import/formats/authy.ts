/**
 * Authy: the Android app's preferences files, and JSON extracted from its network traffic, encrypted or decrypted.
 *
 * Source: beemdevelopment/Aegis, AuthyImporter; alexzorin/authy; AlexTech01/Authy-iOS-MiTM. KDF: PBKDF2-HMAC-SHA1 over
 * the salt’s text, 1,000 iterations or those of the token. Cipher: AES-256-CBC with the token’s `unique_iv`, else a
 * zero IV; no seal. Accounts of Authy’s own kind have a hexadecimal seed, 7 digits and a period of 10 seconds.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordOrDamage } from '../account/import-failure.ts';
import { readSecret } from '../account/secret.ts';
import type { ImportFile } from '../file/import-file.ts';
import { isWholePreferences } from '../file/preferences.ts';
import { openCbc } from '../unlock/ciphers.ts';
import { fromBase64, fromHex, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByPbkdf2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  isEmptyList,
  listOf,
  opened,
  recordOf,
  requirePassword,
  stringOf,
  without,
} from './import-format.ts';

const NAME = 'Authy';
const PREFERENCES = ['com.authy.storage.tokens.authenticator.key', 'com.authy.storage.tokens.authy.key'];
const LISTS = ['authenticator_tokens', 'decrypted_authenticator_tokens', 'apps'];
const DEFAULT_ITERATIONS = 1_000;
const OWN_PERIOD = 10;
const OWN_DIGITS = 7;

export const authy: ImportFormat = {
  id: 'authy',
  name: NAME,
  encryption: 'PBKDF2-HMAC-SHA1, AES-256-CBC',
  recognise: (file) => tokensOf(file) !== undefined || (isEmptyList(file.json) ? 'maybe' : false),
  async open(file, tools) {
    if (file.preferences && !isWholePreferences(file.text ?? '')) throw damaged(NAME);
    const tokens = (tokensOf(file) ?? (isEmptyList(file.json) ? [] : undefined))?.map(recordOf);
    if (!tokens) throw damaged(NAME);
    const encrypted = tokens.some(isSealed);
    const password = encrypted ? requirePassword(NAME, tools) : '';
    const seeds = await openSeeds(tokens, password);
    // All tokens have the same password. If it opens none, it is wrong.
    if (encrypted && tokens.every((token) => isSealed(token) && !seeds.has(token)))
      throw passwordOrDamage(NAME);

    const collector = new Collector(authy.id);
    for (const token of tokens) {
      if (isSealed(token) && !seeds.has(token)) {
        collector.refuse(namesOf(token), sentences().importEntry.notOpened, token);
      } else addToken(collector, token, seeds.get(token));
    }
    return opened(collector, encrypted);
  },
};

function tokensOf(file: ImportFile): unknown[] | undefined {
  const { json, preferences } = file;
  if (preferences) {
    const lists = PREFERENCES.filter((name) => preferences.has(name)).map((name) => {
      const list = jsonOrNothing(preferences.get(name));
      if (!Array.isArray(list)) throw damaged(NAME);
      return list;
    });
    return lists.length > 0 ? lists.flat() : undefined;
  }
  const tokens = Array.isArray(json) ? json : LISTS.flatMap((name) => listOf(recordOf(json)[name]));
  return tokens.some(isToken) || isEmptyReply(json) ? tokens : undefined;
}

/** Whether it is what Authy's servers send for a user without accounts. */
function isEmptyReply(json: unknown): boolean {
  if (!isRecord(json)) return false;
  const lists = LISTS.filter((name) => Array.isArray(json[name]));
  const isNamed = lists.some((name) => name !== 'apps') || 'deleted' in json;
  return lists.length > 0 && isNamed && lists.every((name) => listOf(json[name]).length === 0);
}

const SEEDS = [
  'decryptedSecret',
  'encryptedSecret',
  'secretSeed',
  'encrypted_seed',
  'decrypted_seed',
  'secret_seed',
];

/** Whether it is a token of Authy, or one of the list that scripts made in Authy's desktop app: name, secret, digits. */
function isToken(token: unknown): boolean {
  if (!isRecord(token)) return false;
  const isListed = ['name', 'secret', 'digits'].every((name) => name in token) && !('label' in token);
  return isListed || SEEDS.some((name) => name in token);
}

/** Returns the fields, which have other names in the Android app than on the servers. */
function fieldsOf(token: Record<string, unknown>) {
  return {
    sealed: token.encryptedSecret ?? token.encrypted_seed,
    open: token.decryptedSecret ?? token.decrypted_seed ?? token.secret,
    own: token.secretSeed ?? token.secret_seed,
    iterations: token.key_derivation_iterations ?? token.keyDerivationIterations,
    iv: token.unique_iv ?? token.uniqueIV ?? token.uniqueIv,
  };
}

function isSealed(token: Record<string, unknown>): boolean {
  const { open, own, sealed } = fieldsOf(token);
  return stringOf(open) === '' && stringOf(own) === '' && stringOf(sealed) !== '';
}

async function openSeeds(tokens: readonly Record<string, unknown>[], password: string) {
  // Each token has its own salt, so the keys are derived at the same time.
  const read = await Promise.all(
    tokens.filter(isSealed).map(async (token) => [token, await openSeed(token, password)] as const),
  );
  return new Map(read.flatMap(([token, seed]) => (seed === undefined ? [] : [[token, seed] as const])));
}

/** Returns the seed; `undefined` if the result is not a key. The cipher has no seal. */
async function openSeed(token: Record<string, unknown>, password: string): Promise<string | undefined> {
  const { sealed, iterations, iv } = fieldsOf(token);
  const ciphertext = fromBase64(sealed);
  const vector = stringOf(iv) === '' ? Buffer.alloc(16) : fromHex(iv);
  if (!ciphertext || !vector) return undefined;
  const key = await keyByPbkdf2(NAME, password, {
    salt: Buffer.from(stringOf(token.salt), 'utf8'),
    iterations: typeof iterations === 'number' ? iterations : DEFAULT_ITERATIONS,
    hash: 'sha1',
  });
  const plaintext = openCbc(key, vector, ciphertext);
  const seed = plaintext && utf8(plaintext);
  return seed !== undefined && typeof readSecret(seed) !== 'string' ? seed : undefined;
}

const NEVER_KEPT = [
  'encryptedSecret',
  'encrypted_seed',
  'decryptedSecret',
  'decrypted_seed',
  'secretSeed',
  'secret_seed',
  'secret',
  'salt',
  'name',
  'digits',
];

function addToken(collector: Collector, token: Record<string, unknown>, seed: string | undefined): void {
  const { open, own } = fieldsOf(token);
  const extra = without(token, NEVER_KEPT);
  if (stringOf(own) !== '') {
    collector.add(
      {
        type: 'totp',
        ...namesOf(token),
        secret: fromHex(own) ?? '',
        digits: token.digits ?? OWN_DIGITS,
        period: OWN_PERIOD,
        extra,
      },
      token,
    );
    return;
  }
  collector.add(
    {
      type: 'totp',
      ...namesOf(token),
      secret: seed ?? open,
      digits: token.digits,
      period: token.period,
      algorithm: token.algorithm,
      extra,
    },
    { ...token, decrypted_seed: seed },
  );
}

/** Returns the names. The visible `name` is “Issuer: account”, “Issuer - account” or only the account. */
function namesOf(token: Record<string, unknown>): { issuer: string; name: string } {
  const name = stringOf(token.name);
  if (stringOf(fieldsOf(token).own) !== '') return { issuer: name, name: '' };
  const original = stringOf(token.originalName ?? token.original_name);
  const stated = stringOf(token.originalIssuer ?? token.issuer);
  const issuer = stated || (original.includes(':') ? (original.split(':', 1)[0] ?? '') : '');
  if (issuer !== '') return { issuer, name: withoutIssuer(name || original, issuer) };
  const dash = name.indexOf(' - ');
  if (dash > 0) return { issuer: name.slice(0, dash), name: name.slice(dash + 3) };
  const colon = name.indexOf(':');
  if (colon >= 0) return { issuer: name.slice(0, colon), name: name.slice(colon + 1).trim() };
  return { issuer: brandOf(stringOf(token.accountType ?? token.account_type)), name };
}

function withoutIssuer(name: string, issuer: string): string {
  if (!name.toLowerCase().startsWith(issuer.toLowerCase())) return name;
  const rest = /^\s*(?::|-|\()\s*(.*?)\)?$/s.exec(name.slice(issuer.length))?.[1];
  return rest ?? (name.length === issuer.length ? '' : name);
}

/** Returns the brand of a type such as “github”. “authenticator” is not a brand. */
function brandOf(type: string): string {
  if (type === '' || type === 'authenticator' || type === 'authy') return '';
  return type.charAt(0).toUpperCase() + type.slice(1);
}
