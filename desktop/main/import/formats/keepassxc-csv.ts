/**
 * KeePassXC: CSV. Source: keepassxreboot/keepassxc, CsvExporter. The group is a path that begins with the root’s
 * name. The recycle bin is an ordinary group there.
 */
import { ABSENT_IN_KEEPASS } from '../account/totp-field.ts';
import type { ImportFile } from '../file/import-file.ts';
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat, moment } from './import-format.ts';

/** The recycle bin's name in the languages of KeePass and KeePassXC, in lower case. */
const BINS = new Set([
  'recycle bin',
  'papierkorb',
  'corbeille',
  'papelera',
  'papelera de reciclaje',
  'cestino',
  'lixeira',
  'reciclagem',
  'prullenbak',
  'papperskorg',
  'papperskorgen',
  'papirkurv',
  'papirkurven',
  'roskakori',
  'kosz',
  'koš',
  'kôš',
  'lomtár',
  'корзина',
  'кошик',
  'geri dönüşüm kutusu',
  'çöp kutusu',
  'ごみ箱',
  'ゴミ箱',
  '回收站',
  '回收桶',
  '資源回收桶',
  '휴지통',
]);

export const keePassXcCsv: ImportFormat = {
  id: 'keepassxc-csv',
  name: 'KeePassXC CSV',
  recognise: ({ columns }) => hasColumns(columns, ['group', 'title', 'username', 'password', 'totp']),
  open(file, { includeRemoved }) {
    const pathOf = pathsBelowRoot(file);
    return openLogins(
      file,
      keePassXcCsv,
      ['totp'],
      ['group', 'title', 'username', 'notes', 'created'],
      (row) => {
        const path = pathOf(row.group ?? '');
        return {
          title: row.title,
          username: row.username,
          absent: ABSENT_IN_KEEPASS,
          inBin: !includeRemoved && BINS.has((path[0] ?? '').toLowerCase()),
          tags: [path.join('/')],
          note: row.notes,
          createdAt: moment(row.created),
        };
      },
    );
  },
};

/** In files that other programs wrote or joined, groups may have several roots or none. */
const USUAL_ROOTS = new Set(['root', 'passwords', 'passwörter', 'database']);

/**
 * Returns a function for the path below the root group, which contains everything and is not a tag. Every path begins
 * with the root's name, unless that is empty.
 */
function pathsBelowRoot(file: ImportFile): (group: string) => string[] {
  const groups = new Set(groupsIn(file));
  const parts = (group: string) => group.split('/').filter((part) => part !== '');
  const roots = new Set([...groups].map((group) => parts(group)[0] ?? ''));
  return (group) => {
    const [first = '', ...rest] = parts(group);
    return roots.size === 1 || USUAL_ROOTS.has(first.toLowerCase()) ? rest : parts(group);
  };
}

/** A file that cannot be read as CSV is reported by the reader of its logins. */
function groupsIn(file: ImportFile): string[] {
  try {
    return file.csv(['group']).rows.map(({ group = '' }) => group);
  } catch {
    return [];
  }
}
