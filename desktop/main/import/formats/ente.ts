/**
 * Ente Auth: text of key URIs, plain or encrypted; HTML.
 *
 * Source: ente-io/ente, mobile/apps/auth. KDF: Argon2id with one lane and the costs of the file, 1 GiB and 4 passes
 * by default. Cipher: libsodium’s crypto_secretstream_xchacha20poly1305 in one chunk; the last chunk’s tag may be
 * “message” as well as “final”. Tags, notes and pins are JSON in the parameter `codeDisplay`.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord, type RawEntry } from '../account/collector.ts';
import { damaged, passwordWrong, unsupportedVersion } from '../account/import-failure.ts';
import { readOtpUri } from '../account/otp-uri.ts';
import { rowsIn } from '../file/html.ts';
import type { ImportFile } from '../file/import-file.ts';
import { urisInText } from '../file/uri-list.ts';
import { fromBase64, jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { keyByArgon2 } from '../unlock/keys.ts';
import {
  type ImportFormat,
  type ImportTools,
  listOf,
  type Opened,
  opened,
  recordOf,
  requirePassword,
  stringOf,
  without,
} from './import-format.ts';

const NAME = 'Ente Auth';
const VERSION = 1;
const HEADER_BYTES = 24;
const SEAL_BYTES = 17;
const DISPLAY = 'codeDisplay';

export const ente: ImportFormat = {
  id: 'ente',
  name: NAME,
  encryption: 'Argon2id (up to 1 GiB), XChaCha20-Poly1305 as a secretstream',
  recognise: (file) => isSealed(file.json) || isItems(file.json) || isPlain(file),
  async open(file, tools) {
    if (isSealed(file.json)) {
      const text = await decrypt(recordOf(file.json), tools);
      return urisOf(urisInText(text), true, tools);
    }
    if (isItems(file.json)) return itemsOf(recordOf(file.json), tools);
    if (file.isHtml) return openPage(file, tools);
    return urisOf(await file.uris(), false, tools);
  },
};

function isSealed(json: unknown): boolean {
  return isRecord(json) && isRecord(json.kdfParams) && 'encryptedData' in json;
}

/** Whether it is an early form, with the display beside the URI. */
function isItems(json: unknown): boolean {
  return isRecord(json) && listOf(json.items).some((item) => 'rawData' in recordOf(item));
}

function isPlain(file: ImportFile): boolean {
  const text = file.text ?? '';
  if (file.isHtml) return /<h1[^>]*>\s*Ente Auth/i.test(text);
  return /^\s*["']?otpauth:\/\//i.test(text) && text.includes(`${DISPLAY}=`);
}

async function decrypt(backup: Record<string, unknown>, tools: ImportTools): Promise<string> {
  if (backup.version !== VERSION) throw unsupportedVersion(NAME, backup.version);
  const kdf = recordOf(backup.kdfParams);
  const salt = fromBase64(kdf.salt);
  const header = fromBase64(backup.encryptionNonce);
  const sealed = fromBase64(backup.encryptedData);
  if (!salt || header?.length !== HEADER_BYTES || !sealed || sealed.length < SEAL_BYTES) throw damaged(NAME);
  const password = requirePassword(NAME, tools);
  const memory = Math.floor(Number(kdf.memLimit) / 1_024);
  const parameters = { salt, memory, passes: Number(kdf.opsLimit), lanes: 1 };
  const key = await keyByArgon2(NAME, password, parameters, tools.allowMemory);

  const { default: sodium } = await import('libsodium-wrappers');
  await sodium.ready;
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  const chunk = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, null);
  if (!chunk) throw passwordWrong(NAME);
  const text = utf8(chunk.message);
  if (text === undefined) throw damaged(NAME);
  return text;
}

function urisOf(uris: readonly string[], encrypted: boolean, tools: ImportTools): Opened {
  const collector = new Collector(ente.id);
  for (const uri of uris) {
    if (!addCode(collector, uri, {}, tools)) collector.refuse({}, sentences().importEntry.noUri, { uri });
  }
  return opened(collector, encrypted);
}

/** Reads the page. Each row has an account's name and its URI as a QR code. The page does not escape names. */
async function openPage(file: ImportFile, tools: ImportTools): Promise<Opened> {
  const collector = new Collector(ente.id);
  for (const [words = '', picture = ''] of rowsIn(file.text ?? '')) {
    const [uri] = await file.drawnIn(picture);
    const note = /Note: <b>([\s\S]*)<\/b>/.exec(words)?.[1];
    if (uri !== undefined && addCode(collector, uri, { ...(note !== undefined && { note }) }, tools))
      continue;
    const [issuer, name] = [...words.matchAll(/<p><b>([^<]*)<\/b>/g)].map(([, text]) => text);
    collector.refuse({ issuer, name }, sentences().importEntry.unreadable, { page: words });
  }
  return opened(collector, false);
}

/** Adds a key URI. @returns whether the text is one */
function addCode(collector: Collector, uri: string, shown: { note?: string }, tools: ImportTools): boolean {
  const entry = readOtpUri(uri);
  if (!entry) return false;
  const { parameters = [], ...rest } = entry;
  const text = parameters.find(([name]) => name === DISPLAY)?.[1];
  const display = text === undefined || text === 'null' ? {} : displayOf(text);
  if (!display) collector.remark(rest, sentences().importEntry.unreadable);
  const more = parameters.filter(([name]) => name !== DISPLAY);
  addEntry(
    collector,
    { ...rest, ...(more.length > 0 && { parameters: more }) },
    { ...shown, ...display },
    { uri, ...shown },
    tools,
  );
  return true;
}

/**
 * Returns the tags, the note and so on; `undefined` if they cannot be read. Older versions encoded the commas twice, and
 * wrote a “#” of the name after the JSON (code_display.dart).
 */
function displayOf(text: string): Record<string, unknown> | undefined {
  const forms = [text, text.replaceAll('%2C', ','), text.slice(0, text.lastIndexOf('}') + 1)];
  return forms.map(jsonOrNothing).find(isRecord);
}

function itemsOf(json: Record<string, unknown>, tools: ImportTools): Opened {
  const collector = new Collector(ente.id);
  for (const item of listOf(json.items).map(recordOf)) {
    const entry = readOtpUri(stringOf(item.rawData));
    if (entry) addEntry(collector, entry, recordOf(item.display), item, tools);
    else collector.refuse({}, sentences().importEntry.noUri, item);
  }
  return opened(collector, false);
}

const KNOWN = ['pinned', 'trashed', 'lastUsedAt', 'tags', 'note'];

function addEntry(
  collector: Collector,
  entry: RawEntry,
  display: Record<string, unknown>,
  whole: Record<string, unknown>,
  { includeRemoved }: ImportTools,
): void {
  if (display.trashed === true && !includeRemoved) {
    collector.refuse(entry, sentences().importEntry.removed, whole);
    return;
  }
  const more = without(display, KNOWN);
  collector.add(
    {
      ...entry,
      tags: listOf(display.tags),
      note: display.note,
      favourite: display.pinned,
      // Ente uses microseconds.
      usedAt: typeof display.lastUsedAt === 'number' ? Math.floor(display.lastUsedAt / 1_000) : undefined,
      extra: Object.keys(more).length > 0 ? { display: more } : {},
    },
    whole,
  );
}
