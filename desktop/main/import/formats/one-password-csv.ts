/** 1Password 8: CSV. Source: support.1password.com/export. */
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat } from './import-format.ts';

export const onePasswordCsv: ImportFormat = {
  id: '1password-csv',
  name: '1Password CSV',
  files: 'CSV',
  recognise: ({ columns }) =>
    hasColumns(columns, ['title', 'password', 'otpauth']) &&
    ['favorite', 'archived', 'tags'].some((name) => columns.includes(name)),
  open: (file) =>
    openLogins(
      file,
      onePasswordCsv,
      ['otpauth'],
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
