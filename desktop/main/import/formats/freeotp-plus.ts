/**
 * FreeOTP+: JSON with tokens and their order. The key URIs format reads its key URIs.
 *
 * Source: helloworld1/FreeOTPPlus, ImportExportUtil. No encryption.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { addToken } from './freeotp.ts';
import { type ImportFormat, listOf, opened, recordOf } from './import-format.ts';

export const freeOtpPlus: ImportFormat = {
  id: 'freeotp-plus',
  name: 'FreeOTP+',
  recognise: ({ json }) => isRecord(json) && Array.isArray(json.tokens) && 'tokenOrder' in json,
  open(file) {
    const collector = new Collector(freeOtpPlus.id);
    for (const token of listOf(recordOf(file.json).tokens)) {
      if (isRecord(token)) addToken(collector, token, { countsFrom: 1 });
      else collector.refuse({}, sentences().importEntry.unreadable, token);
    }
    return opened(collector, false);
  },
};
