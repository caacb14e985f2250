/** Dashlane: `credentials.csv`, and the ZIP with it. Source: support.dashlane.com, “Export your Dashlane data”. */
import { damaged } from '../account/import-failure.ts';
import { ImportFile } from '../file/import-file.ts';
import { openLogins } from './csv-logins.ts';
import { hasColumns, type ImportFormat } from './import-format.ts';

const NAME = 'Dashlane CSV';
const CREDENTIALS = /(?:^|\/)credentials\.csv$/i;

export const dashlaneCsv: ImportFormat = {
  id: 'dashlane-csv',
  name: NAME,
  async recognise(file) {
    if (isCredentials(file.columns)) return true;
    return (await file.zip())?.find(CREDENTIALS) !== undefined;
  },
  async open(file) {
    return openLogins(
      await credentialsOf(file),
      dashlaneCsv,
      ['otpurl', 'otpsecret'],
      ['username', 'username2', 'username3', 'title', 'note', 'category'],
      (row) => ({
        title: row.title,
        username: row.username || row.username2 || row.username3,
        tags: [row.category],
        note: row.note,
      }),
    );
  },
};

function isCredentials(columns: readonly string[]): boolean {
  return (
    hasColumns(columns, ['username', 'title', 'password']) &&
    ['otpsecret', 'otpurl'].some((name) => columns.includes(name))
  );
}

async function credentialsOf(file: ImportFile): Promise<ImportFile> {
  const zip = await file.zip();
  const name = zip?.find(CREDENTIALS);
  if (!zip || name === undefined) return file;
  const inside = new ImportFile(await zip.read(name, NAME), async () => ({ texts: [] }));
  if (!isCredentials(inside.columns)) throw damaged(NAME);
  return inside;
}
