/** Bitwarden: JSON, which other password managers also read. Format: formats/bitwarden.ts. */
import { randomUUID } from 'node:crypto';
import { formatKeyUri } from '../../../../shared/key-uri.ts';
import { sentences } from '../../texts/texts.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { keyUriOf } from '../account/key-uri-of.ts';
import { wholeBytes } from '../account/secret.ts';
import { asBytes, type ExportFormat, fieldsFrom } from './export-format.ts';

const NAME = 'Bitwarden';
const LOGIN = 1;

export const bitwardenJson: ExportFormat = {
  id: 'bitwarden',
  name: NAME,
  extension: 'json',
  encrypted: false,
  keeps: { note: true, tags: 'one', favourite: true, icon: false, parameters: true },
  refuses: ({ type }) =>
    type === 'hotp' ? sentences().exportLoss.type({ format: NAME, type: 'HOTP' }) : undefined,
  write(accounts) {
    const folders = new Map<string, string>();
    for (const { tags } of accounts) {
      if (tags[0] !== undefined && !folders.has(tags[0])) folders.set(tags[0], randomUUID());
    }
    return asBytes({
      encrypted: false,
      folders: [...folders].map(([name, id]) => ({ id, name })),
      items: accounts.map((account) => itemOf(account, folders)),
    });
  },
};

function itemOf(account: ImportedAccount, folders: ReadonlyMap<string, string>) {
  const { username, uris, ...kept } = fieldsFrom(account, 'bitwarden');
  const [folder] = account.tags;
  return {
    id: randomUUID(),
    organizationId: null,
    reprompt: 0,
    ...kept,
    folderId: folder === undefined ? null : folders.get(folder),
    type: LOGIN,
    name: account.issuer,
    notes: account.note === '' ? null : account.note,
    favorite: account.favourite,
    fields: [],
    login: {
      uris: uris ?? [],
      username: account.name || username || null,
      password: null,
      totp:
        account.type === 'steam' ? `steam://${wholeBytes(account.secret)}` : formatKeyUri(keyUriOf(account)),
    },
    collectionIds: null,
  };
}
