/** Aegis: content version 3, plain or encrypted. Most other authenticators read it. Format: formats/aegis.ts. */
import { createCipheriv, createHash, randomBytes, randomUUID, scryptSync } from 'node:crypto';
import type { ImportedAccount } from '../account/imported-account.ts';
import { wholeBytes } from '../account/secret.ts';
import { asBytes, type ExportFormat, fieldsFrom } from './export-format.ts';

/** The cost that Aegis uses. */
const COST = { N: 2 ** 15, r: 8, p: 1 };

const common: Omit<ExportFormat, 'id' | 'name' | 'encrypted' | 'write'> = {
  extension: 'json',
  keeps: { note: true, tags: 'all', favourite: true, icon: true, parameters: false },
  refuses: () => undefined,
};

export const aegisPlain: ExportFormat = {
  ...common,
  id: 'aegis',
  name: 'Aegis',
  encrypted: false,
  write: (accounts) =>
    asBytes({ version: 1, header: { slots: null, params: null }, db: contentOf(accounts) }),
};

export const aegisEncrypted: ExportFormat = {
  ...common,
  id: 'aegis-encrypted',
  name: 'Aegis',
  encrypted: true,
  write(accounts, { password = '' }) {
    const masterKey = randomBytes(32);
    const salt = randomBytes(32);
    const key = scryptSync(password, salt, 32, { ...COST, maxmem: 2 ** 26 });
    const wrapped = seal(key, masterKey);
    const db = seal(masterKey, Buffer.from(JSON.stringify(contentOf(accounts))));
    const slot = {
      type: 1,
      uuid: randomUUID(),
      key: wrapped.ciphertext.toString('hex'),
      key_params: wrapped.params,
      n: COST.N,
      r: COST.r,
      p: COST.p,
      salt: salt.toString('hex'),
      repaired: true,
      is_backup: false,
    };
    return asBytes({
      version: 1,
      header: { slots: [slot], params: db.params },
      db: db.ciphertext.toString('base64'),
    });
  },
};

function seal(key: Uint8Array, plaintext: Uint8Array) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { ciphertext, params: { nonce: nonce.toString('hex'), tag: cipher.getAuthTag().toString('hex') } };
}

function contentOf(accounts: readonly ImportedAccount[]) {
  const groups = new Map<string, string>();
  for (const tag of accounts.flatMap(({ tags }) => tags)) if (!groups.has(tag)) groups.set(tag, randomUUID());
  const used = new Set<string>();
  return {
    version: 3,
    entries: accounts.map((account) => entryOf(account, groups, used)),
    groups: [...groups].map(([name, uuid]) => ({ uuid, name })),
    icons_optimized: true,
  };
}

/** @param used ids of the entries so far */
function entryOf(account: ImportedAccount, groups: ReadonlyMap<string, string>, used: Set<string>) {
  const { info, icon_hash: _, uuid, ...kept } = fieldsFrom(account, 'aegis');
  const { icon, type } = account;
  return {
    ...kept,
    uuid: idOf(uuid, used),
    type,
    name: account.name,
    issuer: account.issuer,
    note: account.note,
    icon: icon ? Buffer.from(icon.data).toString('base64') : null,
    ...(icon && { icon_mime: icon.mime, icon_hash: createHash('sha256').update(icon.data).digest('hex') }),
    favorite: account.favourite,
    info: {
      ...(info as object | undefined),
      // Aegis refuses a key that ends in the middle of a byte. Its last character is not used.
      secret: wholeBytes(account.secret),
      algo: account.algorithm,
      digits: account.digits,
      ...(type === 'hotp' ? { counter: account.counter } : { period: account.period }),
    },
    groups: account.tags.map((tag) => groups.get(tag)),
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns the entry's earlier id, or a new one. Aegis stops at an id that is invalid, or that two entries share. */
function idOf(earlier: unknown, used: Set<string>): string {
  const text = typeof earlier === 'string' ? earlier.toLowerCase() : '';
  const id = UUID.test(text) && !used.has(text) ? text : randomUUID();
  used.add(id);
  return id;
}
