/** LastPass’s vault: CSV. Source: LastPass support, “Export your vault data”. The group is the folder’s path. */
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat } from './import-format.ts';

/** What it writes for an entry without a folder. */
const UNSORTED = '(none)';

export const lastPassCsv: ImportFormat = {
  id: 'lastpass-csv',
  name: 'LastPass CSV',
  recognise: ({ columns }) =>
    hasColumns(columns, ['url', 'username', 'password', 'extra', 'name', 'grouping']),
  open: (file) =>
    openLogins(file, lastPassCsv, ['totp'], ['username', 'extra', 'name', 'grouping', 'fav'], (row) => ({
      title: row.name,
      username: row.username,
      tags: row.grouping === UNSORTED ? [] : [row.grouping],
      note: row.extra,
      favourite: row.fav,
    })),
};
