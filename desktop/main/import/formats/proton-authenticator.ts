/**
 * Proton Authenticator: JSON, plain or encrypted.
 *
 * Source: protonpass/proton-pass-common, proton-authenticator. KDF: Argon2id, 19 MiB, 2 passes, one lane. Cipher:
 * AES-256-GCM, nonce first, with the additional data `proton.authenticator.export.v1`.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, passwordWrong, unsupportedVersion } from '../account/import-failure.ts';
import { readOtpUri } from '../account/otp-uri.ts';
import { openGcm } from '../unlock/ciphers.ts';
import { fromBase64, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByArgon2 } from '../unlock/keys.ts';
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

const NAME = 'Proton Authenticator';
const VERSION = 1;
const COST = { memory: 19 * 1_024, passes: 2, lanes: 1 };
const NONCE_BYTES = 12;
const ADDITIONAL_DATA = Buffer.from('proton.authenticator.export.v1');

export const protonAuthenticator: ImportFormat = {
  id: 'proton-authenticator',
  name: NAME,
  encryption: 'Argon2id, AES-256-GCM',
  recognise: ({ json }) => isSealed(json) || isPlain(json),
  async open(file, tools) {
    const sealed = isSealed(file.json);
    const outside = recordOf(file.json);
    if (outside.version !== VERSION) throw unsupportedVersion(NAME, outside.version);
    const json = sealed ? await decrypt(outside, tools) : outside;
    if (json.version !== VERSION) throw unsupportedVersion(NAME, json.version);
    if (!Array.isArray(json.entries)) throw damaged(NAME);
    const collector = new Collector(protonAuthenticator.id);
    for (const entry of json.entries) addEntry(collector, recordOf(entry));
    return opened(collector, sealed);
  },
};

function isSealed(json: unknown): boolean {
  return (
    isRecord(json) && 'version' in json && typeof json.salt === 'string' && typeof json.content === 'string'
  );
}

function isPlain(json: unknown): boolean {
  if (!isRecord(json) || !('version' in json) || !Array.isArray(json.entries)) return false;
  return (
    json.entries.length === 0 || json.entries.some((entry) => 'uri' in recordOf(recordOf(entry).content))
  );
}

async function decrypt(
  backup: Record<string, unknown>,
  tools: ImportTools,
): Promise<Record<string, unknown>> {
  const salt = fromBase64(backup.salt);
  const content = fromBase64(backup.content);
  if (!salt || salt.length < 8 || !content || content.length < NONCE_BYTES + 16) throw damaged(NAME);
  const password = requirePassword(NAME, tools);
  const key = await keyByArgon2(NAME, password, { salt, ...COST }, tools.allowMemory);
  const nonce = content.subarray(0, NONCE_BYTES);
  const plaintext = openGcm(key, nonce, content.subarray(NONCE_BYTES), ADDITIONAL_DATA);
  if (!plaintext) throw passwordWrong(NAME);
  const json = jsonOrNothing(utf8(plaintext));
  if (!isRecord(json)) throw damaged(NAME);
  return json;
}

function addEntry(collector: Collector, entry: Record<string, unknown>): void {
  const content = recordOf(entry.content);
  const read = readOtpUri(stringOf(content.uri));
  const name = stringOf(content.name) || stringOf(entry.name);
  if (!read) {
    collector.refuse({ name }, sentences().importEntry.noUri, entry);
    return;
  }
  const isSteam = stringOf(content.entry_type).toLowerCase() === 'steam';
  collector.add(
    {
      ...read,
      ...(isSteam && { type: 'steam' }),
      // The URI of a Steam key has no name. The name of a nameless account is its issuer.
      name: read.name || (name === read.issuer ? '' : name),
      note: entry.note,
      tags: listOf(entry.tags),
      extra: without(entry, ['content', 'note', 'tags', 'name']),
    },
    entry,
  );
}
