/** The second factor's field in a password manager's login: a key URI, a Steam key, or a key alone. */
import { decodePercent } from '../../../../shared/percent.ts';
import { sentences } from '../../texts/texts.ts';
import type { Collector, RawEntry } from './collector.ts';
import { isOtpUri, readOtpUri } from './otp-uri.ts';

/** The parts of the login that are read. No other part is. */
export type Login = Pick<
  RawEntry,
  'tags' | 'note' | 'favourite' | 'createdAt' | 'usedAt' | 'extra' | 'icon'
> & {
  title?: unknown;
  username?: unknown;
  /** Whether it is in the app's bin and the user does not want it. */
  inBin?: boolean;
  /** What the app writes into a key URI in the place of absent names. */
  absent?: AbsentNames;
};

export interface AbsentNames {
  issuers: readonly string[];
  names: readonly string[];
}

/** KeePassXC, KeePassDX and KeeWeb (Totp.cpp, OtpModel.kt, otp.js). */
export const ABSENT_IN_KEEPASS: AbsentNames = {
  issuers: ['KeePassXC', 'None'],
  names: ['none', 'OTP', 'default'],
};
const NONE: AbsentNames = { issuers: [], names: [] };

/** What stands beside a bare key. A key URI has its own parameters. */
export type StatedParameters = Partial<
  Pick<RawEntry, 'type' | 'algorithm' | 'digits' | 'period' | 'counter'>
>;

/** Notes a login without a second factor. */
export function skipLogin(collector: Collector, login: Login): void {
  collector.skip({ issuer: login.title, name: login.username }, partsOf(login));
}

/** Reports a login of the app's bin. @param factor its second factor, which is kept */
export function refuseBinned(collector: Collector, factor: unknown, login: Login): void {
  const names = { issuer: login.title, name: login.username };
  collector.refuse(names, sentences().importEntry.removed, { ...partsOf(login), totp: factor });
}

/** Adds the second factor of a field, or notes that there is none. The URI's names have priority over the login's. */
export function addTotpField(
  collector: Collector,
  field: unknown,
  login: Login,
  beside: StatedParameters = {},
): void {
  const text = typeof field === 'string' ? field.trim() : '';
  if (text === '') {
    skipLogin(collector, login);
    return;
  }
  if (login.inBin) {
    refuseBinned(collector, text, login);
    return;
  }
  const { title, username, inBin: _, absent = NONE, ...decorations } = login;
  const whole = { ...beside, ...partsOf(login), totp: text };
  const read = readTotpField(text, beside);
  if (!read) {
    collector.refuse({ issuer: title, name: username }, sentences().importEntry.noUri, whole);
    return;
  }
  const isBareSteam = /^steam:\/\//i.test(text);
  const hasNoIssuer = absent.issuers.includes(String(read.issuer));
  const issuer = hasNoIssuer || (isBareSteam && title) ? title : read.issuer || title;
  const hasNoName = labelRepeatsIssuer(text, read) || absent.names.includes(String(read.name));
  const name = hasNoName ? username : read.name || username;
  const labelIssuer = hasNoIssuer ? undefined : read.labelIssuer;
  collector.add({ ...decorations, ...read, issuer, name, labelIssuer }, whole);
}

/** Whether a key URI names no account. Without one, some apps write the issuer in its place. */
function labelRepeatsIssuer(text: string, { issuer, name }: RawEntry): boolean {
  const [label = ''] = text.replace(/^[^/]*\/\/[^/]*\/?/, '').split('?');
  return isOtpUri(text) && name === issuer && decodePercent(label).trim() === issuer;
}

/** Returns what is kept of a login: all that was read. */
function partsOf({ title, username, note, tags, extra }: Login): Record<string, unknown> {
  return { ...extra, title, username, note, tags };
}

function readTotpField(text: string, beside: StatedParameters): RawEntry | undefined {
  if (isOtpUri(text)) return readOtpUri(text);
  // KeeOtp has its own form: key=BASE32&step=30&size=6&otpHashMode=Sha256
  if (/(?:^|&)key=/i.test(text)) return readKeeOtp(text);
  return /^[a-z2-7][a-z2-7\s=-]*$/i.test(text) ? { type: 'totp', ...beside, secret: text } : undefined;
}

function readKeeOtp(text: string): RawEntry {
  const query = new URLSearchParams(text.replace(/^\?/, ''));
  const get = (name: string) => [...query].find(([key]) => key.toLowerCase() === name)?.[1];
  return {
    type: get('type') ?? 'totp',
    secret: keyOf(get('key') ?? '', get('encoding')),
    digits: get('size'),
    period: get('step'),
    counter: get('counter'),
    algorithm: get('otphashmode'),
  };
}

/** Returns the key of KeeOtp 2, which stores the key as typed, with its encoding. */
function keyOf(text: string, encoding = 'base32'): string | Uint8Array {
  if (/^hex$/i.test(encoding)) return Buffer.from(text, 'hex');
  if (/^base64$/i.test(encoding)) return Buffer.from(text, 'base64');
  return /^utf-?8$/i.test(encoding) ? Buffer.from(text, 'utf8') : text;
}
