/** Apple Passwords and iCloud Keychain: CSV. Source: the files of macOS 12 and later. */
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat } from './import-format.ts';

export const applePasswords: ImportFormat = {
  id: 'apple-passwords',
  name: 'Apple Passwords',
  recognise: ({ columns }) =>
    hasColumns(columns, ['title', 'url', 'username', 'password', 'notes', 'otpauth'], true) ||
    hasColumns(columns, ['title', 'url', 'username', 'password', 'otpauth'], true),
  open: (file) =>
    openLogins(file, applePasswords, ['otpauth'], ['title', 'username', 'notes'], (row) => ({
      title: row.title,
      username: row.username,
      note: row.notes,
    })),
};
