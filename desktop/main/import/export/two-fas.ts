/** 2FAS: schema version 4, plain or encrypted. Format: formats/two-fas.ts. */
import { createCipheriv, pbkdf2Sync, randomBytes, randomUUID } from 'node:crypto';
import { sentences } from '../../texts/texts.ts';
import type { ImportedAccount } from '../account/imported-account.ts';
import { wholeBytes } from '../account/secret.ts';
import { asBytes, type ExportFormat, type ExportOptions, fieldsFrom } from './export-format.ts';

const NAME = '2FAS';
const ITERATIONS = 10_000;
/** 2FAS silently ignores accounts outside these limits. */
const MOST_DIGITS = 8;
const PERIODS = [10, 30, 60, 90];
/** The text that 2FAS encrypts beside the services, to detect a wrong password first. */
const REFERENCE =
  'tRViSsLKzd86Hprh4ceC2OP7xazn4rrt4xhfEUbOjxLX8Rc3mkISXE0lWbmnWfggogbBJhtYgpK6fMl1D6mtsy92R3HkdGfwuXbzLebqVFJsR7IZ' +
  '2w58t938iymwG4824igYy1wi6n2WDpO1Q1P69zwJGs2F5a1qP4MyIiDSD7NCV2OvidXQCBnDlGfmz0f1BQySRkkt4ryiJeCjD2o4QsveJ9uDBUn8' +
  'ELyOrESv5R5DMDkD4iAF8TXU7KyoJujd';
/** The collection without a brand. */
const NO_BRAND = 'a5b3fb65-4ec5-43e6-8ec1-49e24ca9e7ad';

const common: Omit<ExportFormat, 'id' | 'encrypted' | 'write'> = {
  name: NAME,
  extension: '2fas',
  keeps: { note: false, tags: 'one', favourite: false, icon: false, parameters: false },
  refuses({ type, digits, period }) {
    if (type !== 'steam' && digits > MOST_DIGITS)
      return sentences().exportLoss.digits({ format: NAME, digits });
    const known = period === undefined || PERIODS.includes(period);
    return known ? undefined : sentences().exportLoss.period({ format: NAME, period });
  },
};

export const twoFasPlain: ExportFormat = {
  ...common,
  id: '2fas',
  encrypted: false,
  write(accounts, options) {
    const { services, rest } = contentOf(accounts, options);
    return asBytes({ services, ...rest });
  },
};

export const twoFasEncrypted: ExportFormat = {
  ...common,
  id: '2fas-encrypted',
  encrypted: true,
  write(accounts, options) {
    const { services, rest } = contentOf(accounts, options);
    const salt = randomBytes(256);
    const key = pbkdf2Sync(options.password ?? '', salt, ITERATIONS, 32, 'sha256');
    const seal = (text: string) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [sealed, salt, nonce].map((bytes) => bytes.toString('base64')).join(':');
    };
    return asBytes({
      services: [],
      ...rest,
      servicesEncrypted: seal(JSON.stringify(services)),
      reference: seal(REFERENCE),
    });
  },
};

function contentOf(accounts: readonly ImportedAccount[], { now }: ExportOptions) {
  const groups = new Map<string, string>();
  for (const { tags } of accounts) {
    if (tags[0] !== undefined && !groups.has(tags[0])) groups.set(tags[0], randomUUID());
  }
  return {
    services: accounts.map((account, position) => serviceOf(account, position, groups, now)),
    rest: {
      groups: [...groups].map(([name, id]) => ({ id, name, isExpanded: true, updatedAt: now })),
      updatedAt: now,
      schemaVersion: 4,
      appVersionCode: 5_000_029,
      appVersionName: '5.4.7',
      appOrigin: 'android',
    },
  };
}

function serviceOf(
  account: ImportedAccount,
  position: number,
  groups: ReadonlyMap<string, string>,
  now: number,
) {
  const { otp, ...kept } = fieldsFrom(account, '2fas');
  const { issuer, name, type, tags } = account;
  // Whole characters: half an emoji is no text.
  const initials = [...(issuer || name)].slice(0, 2).join('').toUpperCase();
  return {
    name: issuer,
    updatedAt: now,
    icon: {
      selected: 'Label',
      label: { text: initials, backgroundColor: 'Default' },
      iconCollection: { id: NO_BRAND },
    },
    ...kept,
    secret: wholeBytes(account.secret),
    otp: {
      label: name,
      source: 'Manual',
      ...(otp as object | undefined),
      account: name,
      issuer,
      digits: account.digits,
      ...(type === 'hotp' ? { counter: account.counter } : { period: account.period }),
      algorithm: account.algorithm,
      tokenType: type.toUpperCase(),
    },
    order: { position },
    ...(tags[0] !== undefined && { groupId: groups.get(tags[0]) }),
  };
}
