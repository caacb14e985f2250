/** Exports of password managers, with passwords beside the second factors. No import may return these passwords. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import kdbxweb from 'kdbxweb';
import { type Made, uriOf } from './accounts.ts';
import { argon, cbc } from './crypto.ts';

/** The text in place of every password. */
export const PASSWORD = 'hunter2-never-read';

const json = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8');

/** Returns the text of a second factor's field. */
export function factorOf(account: Made): string {
  return account.type === 'steam' ? `steam://${account.secret}` : uriOf(account);
}

export function csv(columns: readonly string[], rows: readonly (readonly string[])[], end = '\r\n'): Buffer {
  const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from([columns, ...rows].map((row) => row.map(quote).join(',')).join(end) + end);
}

export function bitwardenVault(accounts: readonly Made[]) {
  const folders = [...new Set(accounts.flatMap(({ tags }) => tags.slice(0, 1)))];
  return {
    encrypted: false,
    folders: folders.map((name) => ({ id: `id of ${name}`, name })),
    items: [
      ...accounts.map((account) => ({
        passwordHistory: [{ password: PASSWORD }],
        revisionDate: '2024-03-30T10:26:04.382Z',
        creationDate: '2024-03-30T10:26:04.380Z',
        id: 'b76e76ec-7d32-4844-b723-8c25b9334657',
        organizationId: null,
        folderId: account.tags[0] ? `id of ${account.tags[0]}` : null,
        type: 1,
        reprompt: 0,
        name: account.issuer,
        notes: account.note || null,
        favorite: account.favourite,
        fields: [{ name: 'pin', value: PASSWORD, type: 1 }],
        login: {
          fido2Credentials: [],
          uris: [{ match: null, uri: 'https://example.com' }],
          username: account.name || null,
          password: PASSWORD,
          totp: factorOf(account),
        },
        collectionIds: null,
      })),
      {
        id: '1',
        type: 2,
        name: 'A note',
        notes: 'without a login',
        secureNote: { type: 0 },
        favorite: false,
      },
      { id: '2', type: 1, name: 'No factor', login: { username: 'u', password: PASSWORD, totp: null } },
    ],
  };
}

export async function bitwardenProtected(
  accounts: readonly Made[],
  password: string,
  kdf: 'pbkdf2' | 'argon2id',
): Promise<Buffer> {
  const salt = randomBytes(16).toString('base64');
  const key =
    kdf === 'pbkdf2'
      ? pbkdf2Sync(password, salt, 5_000, 32, 'sha256')
      : await argon(password, createHash('sha256').update(salt).digest(), 16 * 1_024, 2, 4);
  const expand = (info: string) => createHmac('sha256', key).update(`${info}\x01`).digest();
  const seal = (text: string) => {
    const iv = randomBytes(16);
    const ciphertext = cbc(expand('enc'), iv, text);
    const mac = createHmac('sha256', expand('mac')).update(iv).update(ciphertext).digest();
    return `2.${[iv, ciphertext, mac].map((part) => part.toString('base64')).join('|')}`;
  };
  return json({
    encrypted: true,
    passwordProtected: true,
    salt,
    kdfType: kdf === 'pbkdf2' ? 0 : 1,
    kdfIterations: kdf === 'pbkdf2' ? 5_000 : 2,
    ...(kdf === 'argon2id' && { kdfMemory: 16, kdfParallelism: 4 }),
    encKeyValidation_DO_NOT_EDIT: seal('16b84ee7-5d02-4b1d-b0dd-87e5d0a3e5d6'),
    data: seal(JSON.stringify(bitwardenVault(accounts))),
  });
}

export function bitwardenAuthenticator(accounts: readonly Made[]): Buffer {
  return json({
    encrypted: false,
    items: accounts.map((account) => ({
      id: 'b76e76ec-7d32-4844-b723-8c25b9334657',
      name: account.issuer,
      folderId: null,
      organizationId: null,
      collectionIds: null,
      notes: null,
      type: 1,
      login: { totp: factorOf(account), username: account.name },
      favorite: account.favourite,
    })),
  });
}

export function enpassJson(accounts: readonly Made[]): Buffer {
  const folders = [...new Set(accounts.flatMap(({ tags }) => tags))];
  return json({
    folders: folders.map((title) => ({
      icon: '1',
      parent_uuid: '',
      title,
      updated_at: 1,
      uuid: `id of ${title}`,
    })),
    items: accounts.map((account) => ({
      archived: 0,
      auto_submit: 1,
      category: 'login',
      createdAt: 1_700_000_000,
      favorite: account.favourite ? 1 : 0,
      fields: [
        { deleted: 0, label: 'Username', type: 'username', uid: 10, value: account.name },
        { deleted: 0, label: 'Password', sensitive: 1, type: 'password', uid: 11, value: PASSWORD },
        { deleted: 0, label: 'One-time code', sensitive: 1, type: 'totp', uid: 12, value: factorOf(account) },
      ],
      folders: account.tags.map((tag) => `id of ${tag}`),
      note: account.note,
      subtitle: account.name,
      template_type: 'login.default',
      title: account.issuer,
      trashed: 0,
      updated_at: 1_700_000_000,
      uuid: 'aaaa',
    })),
  });
}

export function cxfJson(accounts: readonly Made[]): Buffer {
  const tags = [...new Set(accounts.flatMap(({ tags: own }) => own))];
  return json({
    version: { major: 1, minor: 0 },
    exporterRpId: 'exporter.example.com',
    exporterDisplayName: 'Exporter',
    timestamp: 1_700_000_000,
    accounts: [
      {
        id: 'AAAA',
        username: '',
        email: 'ann@example.com',
        collections: tags.map((title) => ({
          id: title,
          title,
          items: accounts.flatMap((account, at) =>
            account.tags.includes(title) ? [{ item: `item-${at}` }] : [],
          ),
        })),
        items: accounts.map((account, at) => ({
          id: `item-${at}`,
          creationAt: 1_700_000_000,
          modifiedAt: 1_700_000_000,
          title: account.issuer,
          favorite: account.favourite,
          credentials: [
            {
              type: 'basic-auth',
              username: { fieldType: 'string', value: account.name },
              password: { fieldType: 'concealed-string', value: PASSWORD },
            },
            {
              type: 'totp',
              secret: account.secret,
              period: account.period,
              digits: account.digits,
              algorithm: account.algorithm.toLowerCase(),
              username: account.name,
              issuer: account.issuer,
            },
            ...(account.note === ''
              ? []
              : [{ type: 'note', content: { fieldType: 'string', value: account.note } }]),
          ],
        })),
      },
    ],
  });
}

export function dashlaneJson(accounts: readonly Made[]): Buffer {
  return json({
    AUTHENTIFIANT: accounts.map((account) => ({
      domain: account.issuer === '' ? '' : 'example.com',
      email: '',
      login: account.name,
      note: account.note,
      otpSecret: '',
      otpUrl: factorOf(account),
      password: PASSWORD,
      secondaryLogin: '',
      title: account.issuer,
    })),
  });
}

export function onePasswordData(accounts: readonly Made[]): Buffer {
  return json({
    accounts: [
      {
        attrs: { accountName: 'Ann', email: 'ann@example.com' },
        vaults: [
          {
            attrs: { uuid: 'v', name: 'Personal', type: 'P' },
            items: accounts.map((account) => ({
              uuid: 'fkruyzrldvizuqlnavfj3gltfe',
              favIndex: account.favourite ? 1 : 0,
              createdAt: 1_614_298_956,
              state: 'active',
              categoryUuid: '001',
              details: {
                loginFields: [
                  { value: account.name, name: 'username', fieldType: 'T', designation: 'username' },
                  { value: PASSWORD, name: 'password', fieldType: 'P', designation: 'password' },
                ],
                notesPlain: account.note,
                sections: [
                  {
                    title: '',
                    name: 'linked',
                    fields: [
                      { title: 'one-time password', id: 'TOTP_x', value: { totp: factorOf(account) } },
                    ],
                  },
                ],
              },
              overview: { title: account.issuer, subtitle: account.name, url: '', tags: account.tags },
            })),
          },
        ],
      },
    ],
  });
}

export function protonPassData(accounts: readonly Made[]): Buffer {
  return json({
    version: '1.31.0',
    userId: 'u',
    encrypted: false,
    vaults: {
      share: {
        name: 'Personal',
        description: '',
        items: accounts.map((account, at) => ({
          itemId: `i${at}`,
          shareId: 'share',
          data: {
            metadata: { name: account.issuer, note: account.note, itemUuid: 'x' },
            extraFields: [],
            type: 'login',
            content: {
              itemEmail: '',
              itemUsername: account.name,
              password: PASSWORD,
              urls: [],
              totpUri: factorOf(account),
              passkeys: [],
            },
          },
          state: 1,
          pinned: account.favourite,
          createTime: 1_700_000_000,
        })),
      },
    },
  });
}

/** The field of a KeePass entry with its second factor. */
export type KdbxField = 'otp' | 'TimeOtp' | 'TOTP Seed';

export async function kdbx(
  accounts: readonly Made[],
  password: string,
  { version, kdf, field }: { version: 3 | 4; kdf: 'aes' | 'argon2d' | 'argon2id'; field: KdbxField },
): Promise<Buffer> {
  kdbxweb.CryptoEngine.setArgon2Impl(async (secret, salt, memory, passes, length, lanes, type) => {
    const { argon2d, argon2id } = await import('hash-wasm');
    const key = await (type === 2 ? argon2id : argon2d)({
      password: new Uint8Array(secret),
      salt: new Uint8Array(salt),
      memorySize: memory,
      iterations: passes,
      parallelism: lanes,
      hashLength: length,
      outputType: 'binary',
    });
    return key.slice().buffer;
  });
  const credentials = new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString(password));
  const database = kdbxweb.Kdbx.create(credentials, 'Passwords');
  database.setVersion(version);
  if (version === 4) {
    database.setKdf(
      {
        aes: kdbxweb.Consts.KdfId.Aes,
        argon2d: kdbxweb.Consts.KdfId.Argon2d,
        argon2id: kdbxweb.Consts.KdfId.Argon2id,
      }[kdf],
    );
    if (kdf === 'aes') {
      database.header.kdfParameters?.set(
        'R',
        kdbxweb.VarDictionary.ValueType.UInt64,
        new kdbxweb.Int64(1_000),
      );
    }
  } else database.header.keyEncryptionRounds = 1_000;
  for (const account of accounts) {
    const group = account.tags[0] ? groupNamed(database, account.tags[0]) : database.getDefaultGroup();
    const entry = database.createEntry(group);
    entry.fields.set('Title', account.issuer);
    entry.fields.set('UserName', account.name);
    entry.fields.set('Password', kdbxweb.ProtectedValue.fromString(PASSWORD));
    entry.fields.set('Notes', account.note);
    entry.tags = account.tags.slice(1);
    for (const [name, value] of factorFields(account, field)) {
      entry.fields.set(name, kdbxweb.ProtectedValue.fromString(value));
    }
  }
  const binned = database.createEntry(database.getDefaultGroup());
  binned.fields.set('Title', 'In the bin');
  binned.fields.set('otp', 'otpauth://totp/Bin?secret=GEZDGNBVGY3TQOJQ');
  database.remove(binned);
  return Buffer.from(await database.save());
}

type Database = InstanceType<typeof kdbxweb.Kdbx>;

function groupNamed(database: Database, name: string) {
  const root = database.getDefaultGroup();
  return root.groups.find((group) => group.name === name) ?? database.createGroup(root, name);
}

function factorFields(account: Made, field: KdbxField): [string, string][] {
  if (field === 'otp')
    return [
      [
        'otp',
        account.type === 'steam' ? `${uriOf({ ...account, type: 'totp' })}&encoder=steam` : uriOf(account),
      ],
    ];
  if (field === 'TOTP Seed') {
    const digits = account.type === 'steam' ? 'S' : account.digits;
    return [
      ['TOTP Seed', account.secret],
      ['TOTP Settings', `${account.period};${digits}`],
    ];
  }
  if (account.type === 'hotp') {
    return [
      ['HmacOtp-Secret-Base32', account.secret],
      ['HmacOtp-Counter', String(account.counter)],
    ];
  }
  return [
    ['TimeOtp-Secret-Base32', account.secret],
    ['TimeOtp-Length', String(account.digits)],
    ['TimeOtp-Period', String(account.period)],
    ['TimeOtp-Algorithm', account.algorithm.replace('SHA', 'HMAC-SHA-')],
  ];
}
