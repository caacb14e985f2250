/**
 * KeePass, KeePassXC, KeeWeb, Strongbox: KDBX 3.1 and 4.
 *
 * Source: keepass.info, “KDBX 4”, and the programs' fields for second factors: KeePassXC’s `otp` (a key URI), KeePass’s
 * `TimeOtp-…` and `HmacOtp-…`, KeeTrayTOTP’s `TOTP Seed` with `TOTP Settings`. KDF: AES-KDF, Argon2d or Argon2id.
 * Ciphers: AES-256-CBC, ChaCha20. KDBX 4 authenticates its header and each block before use (unlock/kdbx.ts).
 */
import { base32FromBytes } from '../../../../shared/base32.ts';
import { sentences } from '../../texts/texts.ts';
import { Collector, type RawEntry } from '../account/collector.ts';
import { damaged, ImportFailure, unsupported } from '../account/import-failure.ts';
import type { Icon } from '../account/imported-account.ts';
import { ABSENT_IN_KEEPASS, addTotpField, refuseBinned, skipLogin } from '../account/totp-field.ts';
import {
  type KdbxDocument,
  type KdbxEntry,
  type KdbxGroup,
  type KdbxValue,
  readKdbxXml,
} from '../file/kdbx-xml.ts';
import { fromBase64, fromHex } from '../unlock/encodings.ts';
import {
  isNamedHeader,
  type KdbxHeader,
  kdbxCipher,
  kdbxSignature,
  openKdbx,
  readKdbxHeader,
} from '../unlock/kdbx.ts';
import { type ImportFormat, moment, opened, requirePassword } from './import-format.ts';

const NAME = 'KeePass';

export const keePass: ImportFormat = {
  id: 'keepass',
  name: NAME,
  encryption: 'AES-KDF, Argon2d or Argon2id; AES-256 or ChaCha20',
  recognise: ({ bytes }) => kdbxSignature(bytes) !== undefined,
  async open({ bytes }, tools) {
    const header = headerOf(bytes);
    const password = requirePassword(NAME, tools);
    const content = await openKdbx(NAME, bytes, header, password, tools.allowMemory);
    if (!content) throw new ImportFailure('password_wrong', sentences().importFile.keePassKeyFile);
    const document = readKdbxXml(content.xml);
    if (!document || !isNamedHeader(bytes, header, document.headerHash)) throw damaged(NAME);
    const bin = tools.includeRemoved ? '' : document.bin;
    const database = new Database(content.stream(document.protectedBytes), document, bin);
    const collector = new Collector(keePass.id);
    // The XML's root has one group, the database's root, which is not a tag.
    for (const root of document.root.groups) database.addGroup(collector, root, []);
    return opened(collector, true);
  },
};

function headerOf(bytes: Uint8Array): KdbxHeader {
  if (kdbxSignature(bytes) === 'kdb') throw unsupported(sentences().importFile.keePassOne);
  const header = readKdbxHeader(NAME, bytes);
  if (header === 'old') throw unsupported(sentences().importFile.keePassOld);
  const cipher = kdbxCipher(header);
  if (cipher !== 'AES' && cipher !== 'ChaCha20')
    throw unsupported(sentences().importFile.cipher({ format: NAME, cipher }));
  return header;
}

class Database {
  readonly #stream: Uint8Array;
  readonly #icons: ReadonlyMap<string, string>;
  readonly #bin: string;
  readonly #entries: ReadonlyMap<string, KdbxEntry>;

  constructor(stream: Uint8Array, { icons, root }: Pick<KdbxDocument, 'icons' | 'root'>, bin: string) {
    this.#stream = stream;
    this.#icons = icons;
    this.#bin = bin;
    this.#entries = new Map(entriesIn(root).map((entry) => [hexOfUuid(entry.uuid), entry]));
  }

  /** Adds a group's entries. @param path names of the groups below the root */
  addGroup(collector: Collector, group: KdbxGroup, path: readonly string[], inBin = false): void {
    const isBin = inBin || (this.#bin !== '' && group.uuid === this.#bin);
    for (const entry of group.entries) this.#add(collector, entry, path, isBin);
    for (const child of group.groups) this.addGroup(collector, child, [...path, child.name], isBin);
  }

  #add(collector: Collector, entry: KdbxEntry, path: readonly string[], inBin: boolean): void {
    const text = this.#reader(entry);
    const factors = factorsOf(text);
    const tags = [path.join('/'), ...entry.tags.split(/[;,]/)].filter((tag) => tag !== '');
    const title = this.#resolved(text('Title'));
    const username = this.#resolved(text('UserName'));
    const decorations = {
      tags,
      note: this.#resolved(text('Notes')),
      icon: this.#iconOf(entry),
      createdAt: createdAt(entry),
      extra: { uuid: entry.uuid },
    };
    const login = { title, username, inBin, absent: ABSENT_IN_KEEPASS, ...decorations };
    if (factors.length === 0) skipLogin(collector, login);
    for (const factor of factors) {
      if (typeof factor === 'string') addTotpField(collector, factor, login);
      else if (inBin) refuseBinned(collector, factor, login);
      else {
        const raw = { issuer: title, name: username, ...factor, ...decorations };
        collector.add(raw, raw);
      }
    }
  }

  /** Returns a reader that decrypts one field at a time, so that the other fields stay encrypted. */
  #reader({ fields }: KdbxEntry): FieldReader {
    return (name) => this.#uncover(fields.get(name) ?? '');
  }

  /** Returns a text with the fields of other entries in the place of references to them. Passwords are not read. */
  #resolved(text: string, depth = 0): string {
    return text.replace(REFERENCE, (reference, letter: string, uuid: string) => {
      const name = REFERRED_FIELDS[letter.toUpperCase()];
      const entry = this.#entries.get(uuid.toUpperCase());
      if (name === undefined || entry === undefined || depth === DEEPEST_REFERENCE) return reference;
      return this.#resolved(this.#reader(entry)(name), depth + 1);
    });
  }

  #uncover(value: KdbxValue): string {
    if (typeof value === 'string') return value;
    const bytes = Buffer.from(value.base64, 'base64');
    return Buffer.from(bytes.map((byte, at) => byte ^ (this.#stream[value.at + at] ?? 0))).toString('utf8');
  }

  #iconOf({ icon }: KdbxEntry): Icon | undefined {
    const data = icon === '' ? undefined : fromBase64(this.#icons.get(icon));
    return data && data.length > 0 ? { mime: 'image/png', data } : undefined;
  }
}

/** A reference by an entry's id, which copies of entries have. @see https://keepass.info/help/base/fieldrefs.html */
const REFERENCE = /\{REF:([TUAN])@I:([0-9A-F]{32})\}/gi;
const REFERRED_FIELDS: Readonly<Record<string, string>> = {
  T: 'Title',
  U: 'UserName',
  A: 'URL',
  N: 'Notes',
};
/** References may go in a circle. */
const DEEPEST_REFERENCE = 10;

function entriesIn({ entries, groups }: KdbxGroup): KdbxEntry[] {
  return [...entries, ...groups.flatMap(entriesIn)];
}

function hexOfUuid(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex').toUpperCase();
}

type FieldReader = (name: string) => string;

/** Returns an entry's second factors: the text in `otp`, or their parts. Copies of one key count once. */
function factorsOf(text: FieldReader): (string | RawEntry)[] {
  const otp = text('otp').trim();
  const parts = [keePassTotp(text), keePassHotp(text), trayTotp(text)];
  const others = parts.filter((part) => part !== undefined && !holdsKey(otp, part));
  const [first, ...rest] = others as RawEntry[];
  const distinct = first ? [first, ...rest.filter(({ secret }) => secret !== first.secret)] : [];
  return [...(otp === '' ? [] : [otp]), ...distinct];
}

function holdsKey(otp: string, { secret }: RawEntry): boolean {
  const plain = (value: unknown) =>
    String(value)
      .replace(/[\s=-]/g, '')
      .toUpperCase();
  return otp !== '' && typeof secret === 'string' && plain(otp).includes(plain(secret));
}

/** Reads the fields of KeePass 2.47 and later. @see https://keepass.info/help/base/placeholders.html#otp */
function keePassTotp(text: FieldReader): RawEntry | undefined {
  const secret = secretOf(text, 'TimeOtp-Secret');
  if (secret === undefined) return undefined;
  return {
    type: 'totp',
    secret,
    algorithm: text('TimeOtp-Algorithm'),
    digits: text('TimeOtp-Length'),
    period: text('TimeOtp-Period'),
  };
}

function keePassHotp(text: FieldReader): RawEntry | undefined {
  const secret = secretOf(text, 'HmacOtp-Secret');
  return secret === undefined ? undefined : { type: 'hotp', secret, counter: text('HmacOtp-Counter') };
}

/** Returns the key, which is in one of four fields: in Base32, as text, in hexadecimal or in Base64. */
function secretOf(text: FieldReader, field: string): string | undefined {
  const base32 = text(`${field}-Base32`);
  if (base32 !== '') return base32;
  const forms = [
    Buffer.from(text(field), 'utf8'),
    fromHex(text(`${field}-Hex`).replace(/\s/g, '')),
    fromBase64(text(`${field}-Base64`)),
  ];
  const bytes = forms.find((form) => form !== undefined && form.length > 0);
  return bytes && base32FromBytes(bytes);
}

/** Reads KeeTrayTOTP and early KeePassXC: a seed, and “period;digits”, where “S” means Steam. */
function trayTotp(text: FieldReader): RawEntry | undefined {
  const secret = text('TOTP Seed');
  if (secret === '') return undefined;
  const [period = '', digits = ''] = text('TOTP Settings').split(';');
  if (digits.trim().toUpperCase() === 'S') return { type: 'steam', secret };
  return { type: 'totp', secret, period, digits };
}

/** Seconds between the years 1 and 1970: KDBX 4 counts from the former. */
const YEAR_ONE = 62_135_596_800;

function createdAt({ created }: KdbxEntry): number | undefined {
  const iso = moment(created);
  if (iso !== undefined) return iso;
  const bytes = fromBase64(created);
  return bytes?.length === 8 ? (Number(bytes.readBigInt64LE()) - YEAR_ONE) * 1_000 : undefined;
}
