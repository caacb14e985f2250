/** Exports of authenticator apps, written from their documentation and sources. They share no code with the readers. */
import { createHash, pbkdf2Sync, randomBytes, randomUUID, scryptSync } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import QRCode from 'qrcode';
import { fromBase32, type Made, toBase32, uriOf } from './accounts.ts';
import { argon, cbc, gcm, signed } from './crypto.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8');

export function aegisContent(accounts: readonly Made[], version = 3, icon?: Uint8Array) {
  const tags = [...new Set(accounts.flatMap((account) => account.tags))];
  return {
    version,
    entries: accounts.map(
      (
        { type, issuer, name, secret, algorithm, digits, period, counter, tags: own, note, favourite },
        at,
      ) => ({
        type,
        uuid: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
        name,
        issuer,
        note,
        favorite: favourite,
        icon: icon ? Buffer.from(icon).toString('base64') : null,
        ...(icon && version > 1 && { icon_mime: 'image/png' }),
        info: { secret, algo: algorithm, digits, ...(type === 'hotp' ? { counter } : { period }) },
        ...(version === 3
          ? { groups: own.map((tag) => `group-${tags.indexOf(tag)}`) }
          : { group: own[0] ?? null }),
      }),
    ),
    ...(version === 3 && { groups: tags.map((name, at) => ({ uuid: `group-${at}`, name })) }),
  };
}

export function aegisPlain(accounts: readonly Made[], version = 3): Buffer {
  return json({ version: 1, header: { slots: null, params: null }, db: aegisContent(accounts, version) });
}

export function aegisSlot(masterKey: Uint8Array, password: string, n = 1_024) {
  const salt = randomBytes(32);
  const wrapped = gcm(scryptSync(password, salt, 32, { N: n, r: 8, p: 1 }), masterKey);
  return {
    type: 1,
    uuid: 'a8325752-c1be-458a-9b3e-5e0a8154d9ec',
    key: wrapped.ciphertext.toString('hex'),
    key_params: { nonce: wrapped.nonce.toString('hex'), tag: wrapped.tag.toString('hex') },
    n,
    r: 8,
    p: 1,
    salt: salt.toString('hex'),
    repaired: true,
  };
}

/** Returns a vault with a biometric slot first, then one for each password. */
export function aegisEncrypted(accounts: readonly Made[], passwords: readonly string[]): Buffer {
  const masterKey = randomBytes(32);
  const biometric = { ...aegisSlot(masterKey, 'never typed'), type: 2 };
  const db = gcm(masterKey, JSON.stringify(aegisContent(accounts)));
  return json({
    version: 1,
    header: {
      slots: [biometric, ...passwords.map((password) => aegisSlot(masterKey, password))],
      params: { nonce: db.nonce.toString('hex'), tag: db.tag.toString('hex') },
    },
    db: db.ciphertext.toString('base64'),
  });
}

export function twoFasServices(accounts: readonly Made[], schema = 4) {
  return accounts.map(
    ({ type, issuer, name, secret, algorithm, digits, period, counter, tags }, position) => ({
      name: issuer,
      secret,
      updatedAt: 1_702_934_567_518,
      ...(schema === 1 && { type: 'Unknown' }),
      otp: {
        label: schema === 1 ? `${issuer}:${name}` : name,
        account: name,
        issuer,
        ...(schema > 1 && { digits, algorithm, ...(type === 'hotp' ? { counter } : { period }) }),
        ...(schema > 2 && { tokenType: type.toUpperCase(), source: 'Link' }),
      },
      order: { position },
      ...(tags[0] && { groupId: `id of ${tags[0]}` }),
    }),
  );
}

function twoFasOutside(accounts: readonly Made[], schema: number) {
  const tags = [...new Set(accounts.flatMap((account) => account.tags.slice(0, 1)))];
  return {
    groups: tags.map((name) => ({ id: `id of ${name}`, name, isExpanded: true })),
    updatedAt: 1_702_934_782_660,
    schemaVersion: schema,
    appVersionCode: 5_000_009,
    appOrigin: 'android',
  };
}

export function twoFasPlain(accounts: readonly Made[], schema = 4): Buffer {
  return json({ services: twoFasServices(accounts, schema), ...twoFasOutside(accounts, schema) });
}

export function twoFasEncrypted(accounts: readonly Made[], password: string, schema = 4): Buffer {
  const salt = randomBytes(256);
  const key = pbkdf2Sync(password, salt, 10_000, 32, 'sha256');
  const seal = (text: string) => {
    const { ciphertext, tag, nonce } = gcm(key, text);
    const parts = [Buffer.concat([ciphertext, tag]), salt, nonce];
    return parts.map((part) => part.toString('base64')).join(':');
  };
  return json({
    services: [],
    ...twoFasOutside(accounts, schema),
    servicesEncrypted: seal(JSON.stringify(twoFasServices(accounts, schema))),
    reference: seal('a text of 2FAS'),
  });
}

export function andOtpPlain(accounts: readonly Made[]): Buffer {
  return json(
    accounts.map(({ type, issuer, name, secret, algorithm, digits, period, counter, tags }) => ({
      secret: `${secret}${'='.repeat((8 - (secret.length % 8)) % 8)}`,
      issuer,
      label: name,
      digits,
      type: type.toUpperCase(),
      algorithm,
      thumbnail: 'Default',
      last_used: 1_608_146_844_162,
      used_frequency: 3,
      ...(type === 'hotp' ? { counter } : { period }),
      tags,
    })),
  );
}

export function andOtpEncrypted(accounts: readonly Made[], password: string): Buffer {
  const salt = randomBytes(12);
  const iterations = Buffer.alloc(4);
  iterations.writeUInt32BE(1_500);
  const { nonce, ciphertext, tag } = gcm(
    pbkdf2Sync(password, salt, 1_500, 32, 'sha1'),
    andOtpPlain(accounts),
  );
  return Buffer.concat([iterations, salt, nonce, ciphertext, tag]);
}

export function andOtpOld(accounts: readonly Made[], password: string): Buffer {
  const { nonce, ciphertext, tag } = gcm(
    createHash('sha256').update(password).digest(),
    andOtpPlain(accounts),
  );
  return Buffer.concat([nonce, ciphertext, tag]);
}

export function enteLines(accounts: readonly Made[]): string {
  return accounts
    .map((account) => {
      const display = {
        pinned: account.favourite,
        trashed: false,
        lastUsedAt: 0,
        tapCount: 2,
        tags: account.tags,
        note: account.note,
        position: 0,
        iconSrc: '',
        iconID: '',
      };
      return `${uriOf(account)}&codeDisplay=${encodeURIComponent(JSON.stringify(display))}\n`;
    })
    .join('');
}

/** Returns Ente's page. @param withDisplay whether the codes contain it; older accounts lack it */
export async function enteHtml(accounts: readonly Made[], withDisplay = true): Promise<Buffer> {
  const lines = withDisplay ? enteLines(accounts).trim().split('\n') : accounts.map(uriOf);
  const entries = await Promise.all(
    accounts.map(async ({ issuer, name, type, algorithm, digits, secret, note }, at) => {
      const clear = { dark: '#000f', light: '#0000' };
      const picture = await QRCode.toDataURL(lines[at] ?? '', {
        width: 290,
        errorCorrectionLevel: 'L',
        color: clear,
      });
      const shown = note === '' ? '' : `<p class="group">Note: <b>${note}</b></p>`;
      return `
    <table class="otp-entry">
      <tr>
        <td>
          <p><b>${issuer}</b></p>
          <p><b>${name}</b></p>
          <p class="group">Type: <b>${type}</b></p>
          <p>Algorithm: <b>${algorithm.toLowerCase()}</b></p>
          <p>Digits: <b>${digits}</b></p>
          <p>Secret: <b>${secret}</b></p>
          ${shown}
        </td>
        <td class="otp-qr">
          <img src="${picture}" alt="QR Code">
        </td>
      </tr>
    </table>`;
    }),
  );
  return Buffer.from(`
  <!DOCTYPE html>
  <html>
  <style>table { width: 100%; }</style>
  </head>
  <body>
    <h1 style="text-align: center;">Ente Auth</h1>
    <main>${entries.join('<hr class="red-separator" />')}</main>
    <img src="https://example.org/ente-green.png">
  </body></html>`);
}

/** Returns an encrypted export. @param last the tag of the only chunk; versions of Ente differ */
export async function enteEncrypted(
  accounts: readonly Made[],
  password: string,
  last: 'final' | 'message' = 'final',
): Promise<Buffer> {
  await sodium.ready;
  const salt = randomBytes(16);
  const key = await argon(password, salt, 64, 2, 1);
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const tag =
    last === 'final'
      ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
      : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  const sealed = sodium.crypto_secretstream_xchacha20poly1305_push(state, enteLines(accounts), null, tag);
  return json({
    version: 1,
    kdfParams: { memLimit: 65_536, opsLimit: 2, salt: salt.toString('base64') },
    encryptedData: Buffer.from(sealed).toString('base64'),
    encryptionNonce: Buffer.from(header).toString('base64'),
  });
}

export function protonPlain(accounts: readonly Made[]): Buffer {
  return json({
    version: 1,
    entries: accounts.map((account, at) => ({
      id: `entry-${at}`,
      content:
        account.type === 'steam'
          ? { uri: `steam://${account.secret}`, entry_type: 'Steam', name: account.name }
          : { uri: uriOf(account), entry_type: 'Totp' },
      note: account.note === '' ? null : account.note,
    })),
  });
}

export async function protonEncrypted(accounts: readonly Made[], password: string): Promise<Buffer> {
  const salt = randomBytes(16);
  const key = await argon(password, salt, 19 * 1_024, 2, 1);
  const { nonce, ciphertext, tag } = gcm(key, protonPlain(accounts), 'proton.authenticator.export.v1');
  return json({
    version: 1,
    salt: salt.toString('base64'),
    content: Buffer.concat([nonce, ciphertext, tag]).toString('base64'),
  });
}

export function stratumPlain(accounts: readonly Made[]): Buffer {
  const tags = [...new Set(accounts.flatMap((account) => account.tags))];
  const idOf = (tag: string) => createHash('sha1').update(tag).digest('hex').slice(0, 8);
  return json({
    Authenticators: accounts.map(
      ({ type, issuer, name, secret, algorithm, digits, period, counter }, Ranking) => ({
        Type: { hotp: 1, totp: 2, steam: 4 }[type],
        Icon: null,
        Issuer: issuer,
        Username: name === '' ? null : name,
        Secret: secret,
        Pin: null,
        Algorithm: ['SHA1', 'SHA256', 'SHA512'].indexOf(algorithm),
        Digits: digits,
        Period: period ?? 30,
        Counter: counter ?? 0,
        CopyCount: 1,
        Ranking,
      }),
    ),
    Categories: tags.map((Name, Ranking) => ({ Id: idOf(Name), Name, Ranking })),
    AuthenticatorCategories: accounts.flatMap((account) =>
      account.tags.map((tag) => ({ CategoryId: idOf(tag), AuthenticatorSecret: account.secret, Ranking: 0 })),
    ),
    CustomIcons: [],
  });
}

export async function stratumEncrypted(accounts: readonly Made[], password: string): Promise<Buffer> {
  const salt = randomBytes(16);
  const { nonce, ciphertext, tag } = gcm(await argon(password, salt, 65_536, 3, 4), stratumPlain(accounts));
  return Buffer.concat([Buffer.from('AUTHENTICATORPRO'), salt, nonce, ciphertext, tag]);
}

export function stratumLegacy(accounts: readonly Made[], password: string): Buffer {
  const salt = randomBytes(20);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(password, salt, 64_000, 32, 'sha1');
  return Buffer.concat([Buffer.from('AuthenticatorPro'), salt, iv, cbc(key, iv, stratumPlain(accounts))]);
}

export async function stratumHtml(accounts: readonly Made[]): Promise<Buffer> {
  const rows = await Promise.all(
    accounts.map(async (account) => {
      const uri = stratumUri(account);
      const cells = [escapeHtml(account.issuer), escapeHtml(account.name), `<code>${uri}</code>`];
      const picture = `<img src="${await QRCode.toDataURL(uri, { scale: 4 })}">`;
      return `<tr>\n${[...cells, picture].map((cell) => `    <td>${cell}</td>\n`).join('')}</tr>`;
    }),
  );
  const headings = ['Issuer', 'Username', 'OTP Auth URI', 'QR Code'].map((name) => `<th>${name}</th>`);
  return Buffer.from(
    `<!doctype html>\n<html>\n<head><meta charset="utf-8"><title>Stratum Backup</title></head><body><table><tr>\n${headings.join('\n')}\n</tr>${rows.join('')}</table></body></html>`,
  );
}

/** The app leaves out what is usual, marks Steam by its issuer, and writes no colon without a user name. */
function stratumUri({ type, issuer, name, secret, algorithm, digits, period, counter }: Made): string {
  const label = encodeURIComponent(name === '' ? issuer : `${issuer}:${name}`);
  const host = type === 'steam' ? 'totp' : type;
  return [
    `otpauth://${host}/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`,
    algorithm === 'SHA1' ? '' : `&algorithm=${algorithm}`,
    type === 'steam' || digits === 6 ? '' : `&digits=${digits}`,
    type === 'totp' && period !== 30 ? `&period=${period}` : '',
    type === 'hotp' ? `&counter=${counter}` : '',
    type === 'steam' && issuer !== 'Steam' ? '&steam' : '',
  ].join('');
}

export async function aegisHtml(accounts: readonly Made[]): Promise<Buffer> {
  const rows = await Promise.all(
    accounts.map(async (account) => {
      const { type, issuer, name, note, favourite, algorithm, digits, secret, counter } = account;
      const picture = (await QRCode.toBuffer(uriOf(account), { width: 256 })).toString('base64');
      const image = `<img src="data:image/png;base64,${picture.replace(/.{76}/g, '$&\n')}\n"/>`;
      const after = [randomUUID(), note, favourite, algorithm, digits, secret, counter ?? '-', '-'];
      const cells = [[issuer, name, type], after].map((texts) =>
        texts.map((text) => `<td>${escapeHtml(String(text))}</td>`).join(''),
      );
      return `<tr>${cells[0]}<td class='qr'>${image}</td>${cells[1]}</tr>`;
    }),
  );
  const headings = 'Issuer,Name,Type,QR Code,UUID,Note,Favorite,Algo,Digits,Secret,Counter,PIN'.split(',');
  const title = 'Aegis Authenticator Export';
  return Buffer.from(
    `<html><head><title>${title}</title></head><body><h1>${title}</h1><table><tr>${headings
      .map((heading) => `<th>${heading}</th>`)
      .join('')}</tr>${rows.join('')}</table></body><style>td:not(.qr),th{padding:1em}</style></html>`,
  );
}

const escapeHtml = (text: string) => escapeXml(text).replaceAll("'", '&#39;');

/** Returns a token. @param stored the number that is added to the stored counter */
export function freeOtpToken(
  { type, issuer, name, algorithm, digits, period, counter, secret }: Made,
  stored = -1,
) {
  return {
    algo: algorithm,
    counter: type === 'hotp' ? (counter ?? 0) + stored : 0,
    digits,
    issuerExt: issuer,
    issuerInt: issuer,
    label: name,
    period: period ?? 30,
    secret: signed(fromBase32(secret)),
    type: type === 'hotp' ? 'HOTP' : 'TOTP',
  };
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function preferences(texts: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(texts).map(
    ([name, text]) => `    <string name="${escapeXml(name)}">${escapeXml(text)}</string>\n`,
  );
  return Buffer.from(
    `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n    <int name="key_version" value="121" />\n${lines.join('')}</map>\n`,
  );
}

export function freeOtpFirst(accounts: readonly Made[]): Buffer {
  const tokens = accounts.map((account) => [
    `${account.issuer}:${account.name}`,
    JSON.stringify(freeOtpToken(account)),
  ]);
  return preferences({
    ...Object.fromEntries(tokens),
    tokenOrder: JSON.stringify(tokens.map(([id]) => id)),
  });
}

export function freeOtpPlus(accounts: readonly Made[]): Buffer {
  return json({
    tokenOrder: accounts.map(({ issuer, name }) => `${issuer}:${name}`),
    tokens: accounts.map((account) => freeOtpToken(account)),
  });
}

/** Returns a backup of version 2. @param android6 with SHA-1, the nonce alone, and tokens without an algorithm */
export function freeOtpSecond(
  accounts: readonly Made[],
  password: string,
  android6 = false,
  more: Readonly<Record<string, unknown>> = {},
): Buffer {
  const sealKey = (key: Uint8Array, secret: Uint8Array, mToken: string) => {
    const { nonce, ciphertext, tag } = gcm(key, secret, mToken);
    const octets = [0x04, 12, ...nonce];
    return {
      mCipher: 'AES/GCM/NoPadding',
      mCipherText: signed(Buffer.concat([ciphertext, tag])),
      mParameters: signed(Buffer.from(android6 ? octets : [0x30, 17, ...octets, 0x02, 0x01, 16])),
      mToken,
    };
  };
  const salt = randomBytes(32);
  const masterKey = randomBytes(32);
  const hash = android6 ? 'sha1' : 'sha512';
  const map: Record<string, string> = {
    masterKey: JSON.stringify({
      mAlgorithm: `PBKDF2withHmac${hash.toUpperCase()}`,
      mEncryptedKey: sealKey(pbkdf2Sync(password, salt, 1_000, 32, hash), masterKey, 'AES'),
      mIterations: 1_000,
      mSalt: signed(salt),
    }),
  };
  accounts.forEach((account, at) => {
    const { secret: _, algo, ...token } = freeOtpToken(account, 0);
    map[`uuid-${at}`] = JSON.stringify({
      key: JSON.stringify(sealKey(masterKey, fromBase32(account.secret), `Hmac${account.algorithm}`)),
    });
    map[`uuid-${at}-token`] = JSON.stringify({ ...(android6 ? token : { algo, ...token }), ...more });
  });
  return javaMap(map);
}

/** `ObjectOutputStream.writeObject(new HashMap<String, String>(…))`. */
export function javaMap(map: Readonly<Record<string, string>>): Buffer {
  const short = (value: number) => Buffer.from([value >> 8, value & 255]);
  const utf = (text: string) => {
    const bytes = [...text].flatMap((character) =>
      character.length === 1
        ? [...Buffer.from(character)]
        : // Above U+FFFF, Java writes each surrogate in three bytes.
          [...character.split('')].flatMap((unit) => {
            const code = unit.charCodeAt(0);
            return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
          }),
    );
    return Buffer.concat([short(bytes.length), Buffer.from(bytes)]);
  };
  const size = Object.keys(map).length;
  const int = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  return Buffer.concat([
    Buffer.from('aced0005', 'hex'),
    Buffer.from([0x73, 0x72]),
    utf('java.util.HashMap'),
    Buffer.from('0507dac1c31660d1', 'hex'),
    Buffer.from([0x03]),
    short(2),
    Buffer.from('F'),
    utf('loadFactor'),
    Buffer.from('I'),
    utf('threshold'),
    Buffer.from([0x78, 0x70]),
    Buffer.from('3f400000', 'hex'),
    int(12),
    Buffer.from([0x77, 8]),
    int(16),
    int(size),
    ...Object.entries(map).flatMap(([key, value]) => [
      Buffer.from([0x74]),
      utf(key),
      Buffer.from([0x74]),
      utf(value),
    ]),
    Buffer.from([0x78]),
  ]);
}

export function lastPassAuthenticator(accounts: readonly Made[]): Buffer {
  return json({
    deviceId: 'd',
    deviceSecret: 's',
    localDeviceId: 'l',
    deviceName: 'Pixel',
    version: 3,
    accounts: accounts.map(
      ({ issuer, name, secret, algorithm, digits, period, tags, favourite }, position) => ({
        accountID: `a${position}`,
        issuerName: issuer,
        originalIssuerName: issuer,
        userName: name,
        originalUserName: name,
        pushNotification: false,
        secret,
        timeStep: period,
        digits,
        creationTimestamp: 1_746_694_099_000,
        isFavorite: favourite,
        algorithm,
        folderData: { folderId: tags[0] ? 7 : 0, position },
      }),
    ),
    folders: [
      { id: 0, name: 'Other Accounts', isOpened: true },
      { id: 7, name: 'Arbeit', isOpened: true },
    ],
  });
}

export function raivoJson(accounts: readonly Made[]): Buffer {
  return json(
    accounts.map(({ type, issuer, name, secret, algorithm, digits, period, counter, favourite }) => ({
      issuer,
      account: name,
      secret,
      algorithm,
      digits: String(digits),
      kind: type.toUpperCase(),
      timer: String(period ?? 0),
      counter: String(counter ?? 0),
      iconType: 'raivo_repository',
      iconValue: '',
      pinned: String(favourite),
    })),
  );
}

export function duoJson(accounts: readonly Made[]): Buffer {
  return json(
    accounts.map(({ name, secret, counter }) => ({
      version: 1,
      accountType: 'OtpAccount',
      name,
      otpGenerator: { otpSecret: secret, ...(counter !== undefined && { counter }) },
      pkey: name,
    })),
  );
}

export function totpAuthenticator(accounts: readonly Made[], password = 'TotpAuthenticator'): Buffer {
  const list = accounts.map(({ issuer, name, secret, digits, period }) =>
    JSON.stringify({
      issuer: issuer || 'Unknown',
      name,
      key: fromBase32(secret).toString('hex'),
      base: 16,
      digits: String(digits),
      period: String(period),
    }),
  );
  const key = createHash('sha256').update(password).digest();
  const sealed = cbc(key, Buffer.alloc(16), JSON.stringify({ [JSON.stringify(list)]: 0 }));
  return Buffer.from(sealed.toString('base64'));
}

export function authyTokens(accounts: readonly Made[], password?: string) {
  return accounts.map(({ issuer, name, secret, digits }, at) => {
    const salt = `salt${at}`;
    const seal = (key: Buffer) => cbc(key, Buffer.alloc(16), secret).toString('base64');
    return {
      accountType: 'authenticator',
      digits,
      ...(password === undefined
        ? { decryptedSecret: secret }
        : { encryptedSecret: seal(pbkdf2Sync(password, salt, 1_000, 32, 'sha1')), salt }),
      originalIssuer: issuer,
      originalName: `${issuer}:${name}`,
      name: `${issuer}: ${name}`,
      id: String(at),
    };
  });
}

/** In the servers' form, with its own iterations and IV. */
export function authyServer(accounts: readonly Made[], password: string): Buffer {
  return json({
    message: 'success',
    success: true,
    authenticator_tokens: accounts.map(({ issuer, name, secret, digits }, at) => {
      const iv = randomBytes(16);
      const key = pbkdf2Sync(password, `salt${at}`, 2_000, 32, 'sha1');
      return {
        account_type: 'authenticator',
        digits,
        encrypted_seed: cbc(key, iv, secret).toString('base64'),
        issuer,
        key_derivation_iterations: 2_000,
        name: issuer === '' ? name : `${issuer}:${name}`,
        original_name: null,
        salt: `salt${at}`,
        unique_id: String(at),
        unique_iv: iv.toString('hex'),
      };
    }),
  });
}

export function steamJson({ name, secret }: Made): Buffer {
  return json({
    steamid: '1234',
    shared_secret: fromBase32(secret).toString('base64'),
    serial_number: '12345678901234567890',
    revocation_code: 'R12345',
    uri: `otpauth://totp/Steam:${name}?secret=${secret}&issuer=Steam`,
    account_name: name,
    identity_secret: 'aWRlbnRpdHk=',
    Session: { AccessToken: 'never kept' },
  });
}

const BATTLENET_MASK = Buffer.from(
  '398e27fc50276a656065b0e525f4c06c04c61075286b8e7aeda59da9813b5dd6c80d2fb38068773fa59ba47c17ca6c6479015c1d5b8b8f6b9a',
  'hex',
);

export function battleNet(secret: string, serial: string, old: boolean): Buffer {
  const mask = (text: string) =>
    Buffer.from([...Buffer.from(text)].map((byte, at) => byte ^ (BATTLENET_MASK[at] ?? 0))).toString('hex');
  const key = fromBase32(secret).toString('hex');
  return old
    ? preferences({ 'com.blizzard.bma.AUTH_STORE.HASH': mask(`${key}${serial}`) })
    : preferences({
        'com.blizzard.messenger.AUTHENTICATOR_SERIAL': mask(serial),
        'com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET': mask(key),
      });
}

/** Returns one part of Google's migration, as a protocol buffer. */
export function googlePart(
  accounts: readonly Made[],
  { size = 1, index = 0, batch = 0, version = 2 } = {},
): string {
  const varint = (value: number): number[] =>
    value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
  const field = (number: number, value: number) => [(number << 3) | 0, ...varint(value)];
  const block = (number: number, bytes: Uint8Array) => [(number << 3) | 2, ...varint(bytes.length), ...bytes];
  const parameters = accounts.map(({ type, issuer, name, secret, algorithm, digits, counter }) =>
    Buffer.from([
      ...block(1, fromBase32(secret)),
      ...block(2, Buffer.from(name)),
      ...block(3, Buffer.from(issuer)),
      ...field(4, ['SHA1', 'SHA256', 'SHA512'].indexOf(algorithm) + 1),
      ...field(5, digits === 8 ? 2 : 1),
      ...field(6, type === 'hotp' ? 1 : 2),
      ...(type === 'hotp' ? field(7, counter ?? 0) : []),
    ]),
  );
  const message = Buffer.from([
    ...parameters.flatMap((bytes) => block(1, bytes)),
    ...field(2, version),
    ...field(3, size),
    ...field(4, index),
    ...(batch === 0 ? [] : field(5, batch)),
  ]);
  return `otpauth-migration://offline?data=${encodeURIComponent(message.toString('base64'))}`;
}

export { toBase32 };
