/**
 * Raivo OTP: JSON, and the encrypted ZIP around it.
 *
 * Source: raivo-otp/ios-application, DataExportFeature. Cipher: WinZip AES-256 (PBKDF2-HMAC-SHA1, 1,000; HMAC-SHA1).
 */
import { Collector, isRecord } from '../account/collector.ts';
import { damaged } from '../account/import-failure.ts';
import { jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import {
  type ImportFormat,
  isEmptyList,
  listOf,
  opened,
  recordOf,
  requirePassword,
  without,
} from './import-format.ts';

const NAME = 'Raivo OTP';
const DATA = /(?:^|\/)raivo-otp-export\.json$/i;
const KNOWN = ['kind', 'issuer', 'account', 'secret', 'algorithm', 'digits', 'timer', 'counter', 'pinned'];

export const raivo: ImportFormat = {
  id: 'raivo',
  name: NAME,
  encryption: 'WinZip AES-256',
  async recognise(file) {
    if (isList(file.json)) return true;
    if (isEmptyList(file.json)) return 'maybe';
    return (await file.zip())?.find(DATA) !== undefined;
  },
  async open(file, tools) {
    const zip = await file.zip();
    const name = zip?.find(DATA);
    const encrypted = zip !== undefined && name !== undefined && zip.isEncrypted(name);
    const password = encrypted ? requirePassword(NAME, tools) : undefined;
    const json = zip && name ? jsonOrNothing(utf8(await zip.read(name, NAME, password))) : file.json;
    if (!Array.isArray(json)) throw damaged(NAME);
    const collector = new Collector(raivo.id);
    for (const entry of listOf(json).map(recordOf)) {
      collector.add(
        {
          type: entry.kind,
          issuer: entry.issuer,
          name: entry.account,
          secret: entry.secret,
          algorithm: entry.algorithm,
          digits: entry.digits,
          period: entry.timer,
          counter: entry.counter,
          favourite: entry.pinned,
          extra: without(entry, KNOWN),
        },
        entry,
      );
    }
    return opened(collector, encrypted);
  },
};

function isList(json: unknown): boolean {
  return (
    Array.isArray(json) && isRecord(json[0]) && 'kind' in json[0] && 'timer' in json[0] && 'secret' in json[0]
  );
}
