/**
 * CSV of an unknown app, with a column of key URIs or keys. Columns are known by their names; the second factor's also
 * by its key URIs. A column of passwords is never read.
 */
import { quotable } from '../../../../shared/quotable.ts';
import { sentences } from '../../texts/texts.ts';
import { Collector } from '../account/collector.ts';
import { isOtpUri } from '../account/otp-uri.ts';
import { addTotpField, type Login, type StatedParameters } from '../account/totp-field.ts';
import type { CsvRow, CsvTable } from '../file/csv.ts';
import type { ImportFile } from '../file/import-file.ts';
import { refuseShifted, tableOf } from './csv-logins.ts';
import { type ImportFormat, type Opened, opened } from './import-format.ts';

/**
 * Names of columns, without spaces and signs: in English, then in the other languages of Countersign. The first one that
 * a file has counts.
 */
const TITLES =
  'issuer issuername title service servicename site website name app provider account url ' +
  'aussteller titel dienst anbieter webseite émetteur titre fournisseur nom emisor título servicio proveedor nombre ' +
  '発行者 タイトル サービス 名前 المصدر العنوان الخدمة الاسم';
const USERNAMES =
  'username user login loginname loginusername email account accountname label name ' +
  'benutzername benutzer nutzername konto kontoname utilisateur nomdutilisateur identifiant compte usuario ' +
  'nombredeusuario cuenta correo ユーザー名 ユーザ名 アカウント اسمالمستخدم المستخدم الحساب';
const NOTES =
  'note notes comment comments extra remarks notiz notizen bemerkung bemerkungen kommentar remarque remarques ' +
  'commentaire nota notas comentario メモ 備考 ملاحظة ملاحظات';
const FOLDERS =
  'folder group grouping category vault collection ordner gruppe kategorie dossier groupe catégorie carpeta grupo ' +
  'categoría フォルダー フォルダ グループ カテゴリ مجلد المجلد مجموعة المجموعة';
const TAGS = 'tags categories collections labels schlagwörter étiquettes etiquetas タグ وسوم الوسوم';
const FAVOURITES = 'favorite favourite fav starred favorit favori favorito お気に入り مفضلة المفضلة';
const ALGORITHMS = 'algorithm algo hash otpalgorithm totpalgorithm';
const DIGITS = 'digits otpdigits totpdigits codelength';
const PERIODS = 'period otpperiod totpperiod interval timestep';
const COUNTERS = 'counter hotpcounter otpcounter';
const TYPES = 'type otptype totptype tokentype kind';
const PARAMETERS = [ALGORITHMS, DIGITS, PERIODS, COUNTERS, TYPES].join(' ');

const FACTOR =
  /otp|2fa|mfa|secret|authenticator|twofactor|onetime(?:password|code)|einmal(?:pass|kenn)wort|einmalcode|usageunique|unsolouso|ワンタイム/;
/** Other columns with such a word: their lengths and kinds, questions to recover an account, API keys. */
const OTHER = /algo|digit|period|counter|type|length|enabled|question|answer|client|hint/;
const PASSWORD = /pass|pwd|pin|cvv|kennwort|contraseña|clave|パスワード|暗証|كلمةالمرور|كلمةالسر|الرمزالسري/;
/** Columns whose loss nobody minds: addresses, times, and what the other app uses for itself. */
const UNIMPORTANT =
  /url|uri|link|site|domain|host|address|date|time|created|modified|updated|changed|^id$|uuid|guid|icon|image|logo|colou?r|order|position|rank|index|count|archived|enabled|reprompt|version|match/;
/** The shortest key that is recognised without a key URI beside it, in characters: 80 bits. */
const SHORTEST_KEY = 16;

/** Whether the file is such a table. */
export function isKeyTable(file: ImportFile): boolean {
  return keyTableOf(file) !== undefined;
}

/** Reads the rows. @throws ImportFailure `damaged` */
export function openKeyTable(file: ImportFile, format: Pick<ImportFormat, 'id' | 'name'>): Opened {
  const collector = new Collector(format.id);
  const table = keyTableOf(file);
  for (const row of table?.rows ?? []) {
    const values = (table?.factors ?? []).map((column) => (row[column] ?? '').trim());
    const field = values.find((value) => value !== '');
    addTotpField(collector, field, loginOf(row), parametersOf(row));
  }
  if (table) {
    const unread = unreadColumns(table);
    if (unread.length > 0) {
      const reason = sentences().importEntry.unreadColumns({ names: unread });
      collector.problems.push({ entry: format.name, reason });
    }
    refuseShifted(collector, table);
  }
  return opened(collector, false);
}

/** Returns the names of columns that have texts, and that nothing is known of. */
function unreadColumns({ rows, factors }: KeyTable): string[] {
  const known = [TITLES, USERNAMES, NOTES, FOLDERS, TAGS, FAVOURITES, PARAMETERS].join(' ').split(' ');
  const columns = Object.keys(rows[0] ?? {}).filter(
    (column) =>
      !factors.includes(column) && !known.includes(plain(column)) && !UNIMPORTANT.test(plain(column)),
  );
  const filled = columns.filter((column) => rows.some((row) => (row[column] ?? '').trim() !== ''));
  return filled.map((column) => quotable(column) ?? '…');
}

interface KeyTable extends CsvTable {
  /** The columns that may have the second factor, in order. */
  factors: string[];
}

function keyTableOf(file: ImportFile): KeyTable | undefined {
  const { columns } = file;
  // A list of key URIs may have commas, and no names of columns.
  if (columns.length === 0 || columns.some(isOtpUri)) return undefined;
  const isFactor = (column: string) => FACTOR.test(plain(column)) && !OTHER.test(plain(column));
  const readable = columns.filter((column) => isFactor(column) || !PASSWORD.test(plain(column)));
  const table = tableOf(file, 'CSV', readable);
  const { rows } = table;
  const named = readable.filter(isFactor);
  const has = (column: string, isKey: (text: string) => boolean) =>
    rows.some((row) => isKey((row[column] ?? '').trim()));
  const withUris = readable.filter((column) => has(column, isOtpUri));
  const isTable = withUris.length > 0 || named.some((column) => has(column, isLongKey));
  return isTable ? { ...table, factors: [...new Set([...withUris, ...named])] } : undefined;
}

function isLongKey(text: string): boolean {
  return /^[a-z2-7][a-z2-7\s=-]*$/i.test(text) && text.replace(/[\s=-]/g, '').length >= SHORTEST_KEY;
}

function plain(column: string): string {
  return column.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Returns the columns of these names that the row has, the best first. */
function columnsOf(row: CsvRow, names: string): string[] {
  return names.split(' ').flatMap((name) => Object.keys(row).filter((column) => plain(column) === name));
}

function loginOf(row: CsvRow): Login {
  const value = (names: string) => row[columnsOf(row, names)[0] ?? ''];
  const [title] = columnsOf(row, TITLES);
  const username = columnsOf(row, USERNAMES).find((column) => column !== title);
  return {
    title: row[title ?? ''],
    username: row[username ?? ''],
    note: value(NOTES),
    tags: [value(FOLDERS), ...(value(TAGS) ?? '').split(/[;,]/)],
    favourite: value(FAVOURITES),
  };
}

function parametersOf(row: CsvRow): StatedParameters {
  const value = (names: string) => row[columnsOf(row, names)[0] ?? ''];
  const type = typeOf(value(TYPES) ?? '');
  return {
    algorithm: value(ALGORITHMS),
    digits: value(DIGITS),
    period: value(PERIODS),
    counter: value(COUNTERS),
    ...(type !== undefined && { type }),
  };
}

/**
 * Returns the kind of codes, also one that Countersign does not make. `undefined` for any other text: in a password
 * manager, the type is “login”.
 */
function typeOf(text: string): string | undefined {
  const type = text.trim().toLowerCase();
  if (type.includes('steam')) return 'steam';
  if (/hotp|counter/.test(type)) return 'hotp';
  if (/totp|time/.test(type)) return 'totp';
  return /motp|mobile-?otp|yandex|yaotp|^s\/key$|^ocra$/.test(type) ? type : undefined;
}
