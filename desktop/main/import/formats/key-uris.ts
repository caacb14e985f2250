/**
 * Key URIs: a list as text, in HTML, JSON or CSV, or as QR codes in a picture or a PDF. Most apps can write one.
 *
 * Source: the Key URI Format (google-authenticator wiki). No encryption.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { addUri, isOtpUri } from '../account/otp-uri.ts';
import { besideUris, holdsKey, recordsWithoutUri } from '../file/uri-list.ts';
import { type ImportFormat, opened } from './import-format.ts';
import { isKeyTable, openKeyTable } from './unknown-csv.ts';

export const keyUris: ImportFormat = {
  id: 'key-uris',
  name: 'Key URIs',
  recognise: async (file) => (await file.uris()).some(isOtpUri) || isKeyTable(file),
  async open(file) {
    if (isKeyTable(file)) return openKeyTable(file, keyUris);
    const collector = new Collector(keyUris.id);
    const isWritten = file.json === undefined && !file.isHtml && !file.isPicture;
    const { cutOff, withoutUri } = besideUris((isWritten && file.text) || '');
    for (const uri of await file.uris()) addUri(collector, uri, cutOff.has(uri));
    // What stands among the key URIs and has none is not imported, and not passed over either.
    const { keyWithoutUri } = sentences().importEntry;
    if (file.json !== undefined) {
      for (const record of recordsWithoutUri(file.json)) addWithoutUri(collector, record);
    }
    for (const { name, line } of withoutUri) collector.refuse({ name }, keyWithoutUri, { line });
    return opened(collector, false);
  },
};

function addWithoutUri(collector: Collector, record: Readonly<Record<string, unknown>>): void {
  const names = namesIn(record);
  const entries = Object.entries(record).filter(([name]) => !/pass|pwd|pin\b/i.test(name));
  const texts = entries.map(([, value]) => value).filter((value) => typeof value === 'string');
  if (!texts.some(holdsKey)) collector.skip(names, names);
  else collector.refuse(names, sentences().importEntry.keyWithoutUri, Object.fromEntries(entries));
}

function namesIn(record: Readonly<Record<string, unknown>>) {
  const { issuer, service, title, name, account, username, label } = record;
  return { issuer: issuer ?? service ?? title, name: name ?? account ?? username ?? label };
}
