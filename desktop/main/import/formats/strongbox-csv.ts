/** Strongbox: CSV. Source: strongbox-password-safe/Strongbox, Csv. */
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat } from './import-format.ts';

export const strongboxCsv: ImportFormat = {
  id: 'strongbox-csv',
  name: 'Strongbox CSV',
  recognise: ({ columns }) =>
    hasColumns(columns, ['title', 'username', 'email', 'password', 'url', 'otpauth']),
  open: (file) =>
    openLogins(file, strongboxCsv, ['otpauth'], ['title', 'username', 'email', 'notes'], (row) => ({
      title: row.title,
      username: row.username || row.email,
      note: row.notes,
    })),
};
