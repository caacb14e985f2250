/**
 * KeePassXC: CSV. Source: keepassxreboot/keepassxc, CsvExporter. The group is a path that begins with the root’s
 * name.
 */
import type { CsvRow } from '../file/csv.ts';
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat, moment } from './import-format.ts';

export const keePassXcCsv: ImportFormat = {
  id: 'keepassxc-csv',
  name: 'KeePassXC CSV',
  files: 'CSV',
  recognise: ({ columns }) => hasColumns(columns, ['group', 'title', 'username', 'password', 'totp']),
  open: (file) =>
    openLogins(file, keePassXcCsv, ['totp'], ['group', 'title', 'username', 'notes', 'created'], (row) => ({
      title: row.title,
      username: row.username,
      tags: [groupOf(row)],
      note: row.notes,
      createdAt: moment(row.created),
    })),
};

/** Returns the path below the root group, which contains everything and is not a tag. */
function groupOf({ group = '' }: CsvRow): string {
  const [root = '', ...rest] = group.split('/').filter((part) => part !== '');
  if (rest.length > 0) return rest.join('/');
  return /^(?:root|passwords|passwörter|database)$/i.test(root) ? '' : root;
}
