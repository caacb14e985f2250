/**
 * Key URIs: a list as text, in HTML or JSON, or as QR codes in a picture or a PDF. Most apps can write one.
 *
 * Source: the Key URI Format (google-authenticator wiki). No encryption.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { isOtpUri, readOtpUri } from '../account/otp-uri.ts';
import { type ImportFormat, opened } from './import-format.ts';

export const keyUris: ImportFormat = {
  id: 'key-uris',
  name: 'Key URIs',
  files: 'Text, HTML, JSON, pictures and PDFs with QR codes',
  recognise: async (file) => (await file.uris()).some(isOtpUri),
  async open(file) {
    const collector = new Collector(keyUris.id);
    for (const uri of await file.uris()) {
      const entry = readOtpUri(uri);
      if (entry) collector.add(entry);
      else collector.refuse({}, sentences().importEntry.noUri);
    }
    return opened(collector, false);
  },
};
