/**
 * Steam Guard: files of the Android app, `.maFile`s of Steam Desktop Authenticator, and a ZIP of its folder, also
 * encrypted.
 *
 * Source: beemdevelopment/Aegis, SteamImporter; Jessecar96/SteamDesktopAuthenticator, FileEncryptor. KDF:
 * PBKDF2-HMAC-SHA1, 50,000, salt and IV of each file in `manifest.json`. Cipher: AES-256-CBC, without a seal.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordOrDamage, unsupported } from '../account/import-failure.ts';
import { readOtpUri } from '../account/otp-uri.ts';
import type { ZipFile } from '../file/zip-file.ts';
import { openCbc } from '../unlock/ciphers.ts';
import { base64BlocksIn, fromBase64, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByPbkdf2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  type ImportTools,
  listOf,
  type Opened,
  opened,
  recordOf,
  requirePassword,
  stringOf,
} from './import-format.ts';

const NAME = 'Steam';
const MA_FILE = /\.maFile$/i;
const MANIFEST = /(?:^|\/)manifest\.json$/i;
const ITERATIONS = 50_000;

export const steam: ImportFormat = {
  id: 'steam',
  name: 'Steam Guard',
  encryption: 'in a ZIP with its manifest: PBKDF2-HMAC-SHA1, AES-256-CBC',
  async recognise(file) {
    if (guardsOf(file.json).length > 0 || isManifest(file.json) || isEmptyFile(file.json)) return true;
    if ((await file.zip())?.find(MA_FILE) !== undefined) return true;
    // An encrypted .maFile is Base64 and nothing else.
    return base64BlocksIn(file.text ?? '') ? 'maybe' : false;
  },
  async open(file, tools) {
    const zip = await file.zip();
    if (zip) return openZip(zip, tools);
    if (isManifest(file.json)) throw unsupported(sentences().importFile.steamManifest);
    if (file.json === undefined) throw unsupported(sentences().importFile.steamSealedAlone);
    const collector = new Collector(steam.id);
    for (const guard of guardsOf(file.json)) addGuard(collector, guard);
    return opened(collector, false);
  },
};

/** Returns the accounts: a single one, or several by their names. */
function guardsOf(json: unknown): Record<string, unknown>[] {
  if (!isRecord(json)) return [];
  if ('shared_secret' in json) return [json];
  return Object.values(recordOf(json.accounts))
    .filter(isRecord)
    .filter((guard) => 'shared_secret' in guard);
}

/** Whether it is the Android app's file without an account. */
function isEmptyFile(json: unknown): boolean {
  if (!isRecord(json) || !isRecord(json.accounts) || Object.keys(json).length > 1) return false;
  return Object.keys(json.accounts).length === 0;
}

function isManifest(json: unknown): boolean {
  return isRecord(json) && listOf(json.entries).some((entry) => 'encryption_iv' in recordOf(entry));
}

async function openZip(zip: ZipFile, tools: ImportTools): Promise<Opened> {
  const zipPassword = zip.names.some((name) => zip.isEncrypted(name))
    ? requirePassword(NAME, tools)
    : undefined;
  const read = async (name: string) => utf8(await zip.read(name, NAME, zipPassword));
  const manifestName = zip.find(MANIFEST);
  const manifest = manifestName === undefined ? {} : recordOf(jsonOrNothing(await read(manifestName)));
  const entries = new Map(
    listOf(manifest.entries)
      .map(recordOf)
      .map((entry) => [entry.filename, entry] as const),
  );
  const collector = new Collector(steam.id);
  let encrypted = zipPassword !== undefined;
  for (const name of zip.names.filter((each) => MA_FILE.test(each))) {
    const text = (await read(name)) ?? '';
    let guards = guardsOf(jsonOrNothing(text));
    if (guards.length === 0) {
      const entry = entries.get(name.split('/').at(-1));
      if (!entry) throw unsupported(sentences().importFile.steamSealed);
      guards = guardsOf(await decrypt(text, entry, requirePassword(NAME, tools)));
      encrypted = true;
    }
    for (const guard of guards) addGuard(collector, guard);
  }
  return opened(collector, encrypted);
}

async function decrypt(text: string, entry: Record<string, unknown>, password: string): Promise<unknown> {
  const sealed = fromBase64(text);
  const salt = fromBase64(entry.encryption_salt);
  const iv = fromBase64(entry.encryption_iv);
  if (!sealed || !salt || !iv) throw damaged(NAME);
  const key = await keyByPbkdf2(NAME, password, { salt, iterations: ITERATIONS, hash: 'sha1' });
  const plaintext = openCbc(key, iv, sealed);
  const json = jsonOrNothing(plaintext && utf8(plaintext));
  if (!isRecord(json)) throw passwordOrDamage(NAME);
  return json;
}

function addGuard(collector: Collector, guard: Record<string, unknown>): void {
  // The URI has the same key, and a name if the account’s name is missing.
  const uri = readOtpUri(stringOf(guard.uri));
  const names = { issuer: NAME, name: stringOf(guard.account_name) || uri?.name };
  const secret = fromBase64(guard.shared_secret);
  // Tokens, identity and revocation codes beside the key are not kept.
  const extra = fieldsOf(guard, EXTRA);
  const whole = fieldsOf(guard, [...EXTRA, 'account_name', 'shared_secret', 'uri']);
  if (secret) collector.add({ type: 'steam', ...names, secret, extra }, whole);
  else collector.refuse(names, sentences().importEntry.badEncoding, whole);
}

const EXTRA = ['steamid', 'serial_number', 'device_id'];

function fieldsOf(guard: Record<string, unknown>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(guard).filter(([name]) => names.includes(name)));
}
