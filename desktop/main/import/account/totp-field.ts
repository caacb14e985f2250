/** The second factor's field in a password manager's login: a key URI, a Steam key, or a key alone. */
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
};

/** Notes a login without a second factor. */
export function skipLogin(collector: Collector, login: Login): void {
  const { title, username, note, tags, extra } = login;
  collector.skip({ issuer: title, name: username }, { ...extra, title, username, note, tags });
}

/** Adds the second factor of a field, or notes that there is none. The URI's names have priority over the login's. */
export function addTotpField(collector: Collector, field: unknown, login: Login): void {
  const text = typeof field === 'string' ? field.trim() : '';
  if (text === '') {
    skipLogin(collector, login);
    return;
  }
  const { title, username, ...decorations } = login;
  const names = { issuer: title, name: username };
  const read = readTotpField(text);
  if (!read) {
    collector.refuse(names, sentences().importEntry.noUri, decorations.extra);
    return;
  }
  const isBareSteam = /^steam:\/\//i.test(text);
  const issuer = isBareSteam && title ? title : read.issuer || title;
  collector.add({ ...decorations, ...read, issuer, name: read.name || username }, decorations.extra);
}

function readTotpField(text: string): RawEntry | undefined {
  if (isOtpUri(text)) return readOtpUri(text);
  // KeeOtp has its own form: key=BASE32&step=30&size=6&otpHashMode=Sha256
  if (/(?:^|&)key=/i.test(text)) return readKeeOtp(text);
  return /^[a-z2-7][a-z2-7\s=-]*$/i.test(text) ? { type: 'totp', secret: text } : undefined;
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
