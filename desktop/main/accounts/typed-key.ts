/** A key typed by hand, checked before anything is saved. */
import { Base32Error, base32FromBytes, bytesFromBase32 } from '../../../shared/base32.ts';
import type { KeyUri } from '../../../shared/key-uri.ts';
import { hasHiddenNames } from '../../../shared/shown-names.ts';
import type { TypedKey } from '../../ipc/accounts.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** @throws Failure `bad-key` for a key that is no Base32, `invalid-request` for one without any name */
export function keyFromTyped(typed: TypedKey): KeyUri {
  const { issuer, account, algorithm, digits } = typed;
  requireName(issuer, account);
  const common = { issuer, account, secret: readSecret(typed.secret), extra: [] };
  switch (typed.type) {
    case 'steam':
      return { type: 'steam', ...common, algorithm: 'SHA1', digits: 5, period: 30 };
    case 'hotp':
      return { type: 'hotp', ...common, algorithm, digits, counter: typed.counter };
    case 'totp':
      return { type: 'totp', ...common, algorithm, digits, period: typed.period };
  }
}

/** @throws Failure `invalid-request` for a name with nothing in it, or with characters that nobody sees */
export function requireName(issuer: string, account: string): void {
  if (issuer === '' && account === '') {
    throw new Failure('invalid-request', sentences().account.needsName);
  }
  if (hasHiddenNames({ issuer, account })) {
    throw new Failure('invalid-request', sentences().account.hiddenCharacters);
  }
}

function readSecret(text: string): string {
  try {
    return base32FromBytes(bytesFromBase32(text));
  } catch (error) {
    if (error instanceof Base32Error) throw new Failure('bad-key', error.in(sentences().keys));
    throw error;
  }
}
