/**
 * Proton Pass: a ZIP with `data.json`. An export encrypted with OpenPGP is recognised and refused.
 *
 * Source: ProtonMail/WebClients, packages/pass/lib/export. No encryption of its own.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged, unsupported } from '../account/import-failure.ts';
import { type AbsentNames, addTotpField, type Login, skipLogin } from '../account/totp-field.ts';
import type { ImportFile } from '../file/import-file.ts';
import { jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { openLogins } from './csv-logins.ts';
import {
  fromSeconds,
  hasColumns,
  type ImportFormat,
  listOf,
  type Opened,
  opened,
  recordOf,
  stringOf,
} from './import-format.ts';

const NAME = 'Proton Pass';
const DATA = /(?:^|\/)data\.json$/;
const SEALED = /(?:^|\/)data\.pgp$/;
const TRASHED = 2;
/** The label of a key URI for a login without a user name (packages/pass/lib/otp). */
const ABSENT: AbsentNames = { issuers: [], names: ['Proton Pass'] };

export const protonPass: ImportFormat = {
  id: 'proton-pass',
  name: NAME,
  async recognise(file) {
    if (isVaults(file.json) || isCsv(file)) return true;
    const zip = await file.zip();
    const isData = (name: string) => /^Proton Pass\//.test(name) && (DATA.test(name) || SEALED.test(name));
    return zip?.names.some(isData) === true;
  },
  async open(file, { includeRemoved }) {
    if (isCsv(file)) return openCsv(file);
    const vaults = Object.values(recordOf(recordOf(file.json ?? (await unpack())).vaults)).map(recordOf);
    const collector = new Collector(protonPass.id);
    for (const vault of vaults) {
      // A single vault contains everything, so it is not a tag. Several vaults are tags.
      const tags = vaults.length > 1 ? [vault.name] : [];
      for (const item of listOf(vault.items).map(recordOf)) addItem(collector, item, tags, includeRemoved);
    }
    return opened(collector, false);

    async function unpack(): Promise<unknown> {
      const zip = await file.zip();
      const data = zip?.find(DATA);
      if (!zip || !data)
        throw zip?.find(SEALED) ? unsupported(sentences().importFile.pgpPass) : damaged(NAME);
      const json = jsonOrNothing(utf8(await zip.read(data, NAME)));
      if (!isVaults(json)) throw damaged(NAME);
      return json;
    }
  },
};

function isCsv({ columns }: Pick<ImportFile, 'columns'>): boolean {
  // Exports before 2024 have no vault.
  const own = columns.includes('vault') || hasColumns(columns, ['createtime', 'modifytime']);
  return own && hasColumns(columns, ['type', 'name', 'username', 'password', 'note', 'totp']);
}

/** The CSV of one account: an item a line, with its vault's name. */
function openCsv(file: ImportFile): Opened {
  const others = ['type', 'name', 'email', 'username', 'note', 'vault'];
  const vaults = new Set(file.csv(['totp', ...others]).rows.map(({ vault }) => vault));
  return openLogins(file, protonPass, ['totp'], others, ({ name, username, email, note, vault }) => ({
    title: name,
    username: username || email,
    absent: ABSENT,
    note,
    tags: vaults.size > 1 ? [vault] : [],
  }));
}

function isVaults(json: unknown): boolean {
  return isRecord(json) && isRecord(json.vaults) && Object.values(json.vaults).every(isRecord);
}

function addItem(
  collector: Collector,
  item: Record<string, unknown>,
  tags: readonly unknown[],
  includeRemoved: boolean,
): void {
  const data = recordOf(item.data);
  const metadata = recordOf(data.metadata);
  const content = recordOf(data.content);
  const codes = [content.totpUri, ...extraCodesIn([data.extraFields, content])].filter(
    (code) => stringOf(code).trim() !== '',
  );
  const login: Login = {
    title: metadata.name,
    username: content.itemUsername || content.username || content.itemEmail || item.aliasEmail,
    inBin: item.state === TRASHED && !includeRemoved,
    absent: ABSENT,
    tags,
    note: metadata.note,
    favourite: item.pinned,
    createdAt: fromSeconds(item.createTime),
    usedAt: fromSeconds(item.lastUseTime),
    extra: { itemId: item.itemId, shareId: item.shareId },
  };
  if (codes.length === 0) {
    skipLogin(collector, login);
    return;
  }
  for (const code of codes) addTotpField(collector, code, login);
}

/**
 * Returns the second factors in fields that the user added. Logins have them in a list, custom items in sections, and
 * identities in a list for each kind of detail and in sections.
 */
function extraCodesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(extraCodesIn);
  if (!isRecord(value)) return [];
  return value.type === 'totp' ? [totpOf(value)] : Object.values(value).flatMap(extraCodesIn);
}

function totpOf(field: Record<string, unknown>): unknown {
  const data = recordOf(field.data);
  return data.totpUri ?? data.content;
}
