/** LastPass Authenticator: JSON, versions 1 to 3. Source: the exports of its Android and iOS apps. No encryption. */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { unsupportedVersion } from '../account/import-failure.ts';
import { fromSeconds, type ImportFormat, listOf, opened, recordOf, without } from './import-format.ts';

const NAME = 'LastPass Authenticator';
const VERSION = 3;
/** “Other Accounts”, the folder of unsorted accounts. */
const UNSORTED = 0;
const KNOWN = [
  'issuerName',
  'userName',
  'secret',
  'algorithm',
  'digits',
  'timeStep',
  'isFavorite',
  'creationTimestamp',
];

export const lastPassAuthenticator: ImportFormat = {
  id: 'lastpass-authenticator',
  name: NAME,
  recognise: ({ json }) =>
    isRecord(json) &&
    Array.isArray(json.accounts) &&
    (json.accounts.some((account) => 'issuerName' in recordOf(account)) || 'localDeviceId' in json),
  open(file) {
    const backup = recordOf(file.json);
    const version = Number(backup.version ?? VERSION);
    if (!(version >= 1 && version <= VERSION)) throw unsupportedVersion(NAME, backup.version);
    const folders = new Map(
      listOf(backup.folders)
        .map(recordOf)
        .map(({ id, name }) => [id, name] as const),
    );
    const collector = new Collector(lastPassAuthenticator.id);
    for (const value of listOf(backup.accounts)) {
      if (!isRecord(value)) {
        collector.refuse({}, sentences().importEntry.unreadable, value);
        continue;
      }
      const { folderId } = recordOf(value.folderData);
      collector.add(
        {
          type: 'totp',
          issuer: value.issuerName || value.originalIssuerName,
          name: value.userName || value.originalUserName,
          secret: value.secret,
          algorithm: value.algorithm,
          digits: value.digits,
          period: value.timeStep,
          tags: folderId === UNSORTED ? [] : [folders.get(folderId)],
          favourite: value.isFavorite,
          createdAt: momentOf(value.creationTimestamp),
          extra: without(value, KNOWN),
        },
        value,
      );
    }
    return opened(collector, false);
  },
};

/** Returns a time in milliseconds. iOS uses seconds, Android milliseconds. */
function momentOf(stamp: unknown): unknown {
  return typeof stamp === 'number' && stamp < 100_000_000_000 ? fromSeconds(stamp) : stamp;
}
