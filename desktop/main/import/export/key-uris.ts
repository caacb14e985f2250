/** A list of key URIs, one on each line. */
import { formatKeyUri } from '../../../../shared/key-uri.ts';
import { keyUriOf } from '../account/key-uri-of.ts';
import type { ExportFormat } from './export-format.ts';

export const keyUriList: ExportFormat = {
  id: 'key-uris',
  name: 'Key URIs',
  extension: 'txt',
  encrypted: false,
  keeps: { note: false, tags: 'none', favourite: false, icon: false, parameters: true },
  refuses: () => undefined,
  write: (accounts) =>
    Buffer.from(accounts.map((account) => `${formatKeyUri(keyUriOf(account))}\n`).join(''), 'utf8'),
};
