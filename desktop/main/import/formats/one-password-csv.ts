/** 1Password 7 and 8: CSV. Source: support.1password.com/export. */
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat } from './import-format.ts';

/** The column of version 7. */
const OLD_FACTOR = 'one-time password';

export const onePasswordCsv: ImportFormat = {
  id: '1password-csv',
  name: '1Password CSV',
  recognise: ({ columns }) =>
    hasColumns(columns, ['title', 'password']) &&
    (columns.includes(OLD_FACTOR) ||
      (columns.includes('otpauth') &&
        ['favorite', 'archived', 'tags'].some((name) => columns.includes(name)))),
  open: (file) =>
    openLogins(
      file,
      onePasswordCsv,
      ['otpauth', OLD_FACTOR],
      ['title', 'username', 'favorite', 'tags', 'notes'],
      (row) => ({
        title: row.title,
        username: row.username,
        tags: (row.tags ?? '').split(/[;,]/),
        note: row.notes,
        favourite: row.favorite,
      }),
    ),
};
