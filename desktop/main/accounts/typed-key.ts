/** Checking a typed key. */
import { Base32Error, base32FromBytes, bytesFromBase32 } from '../../../shared/base32.ts';
import type { KeyUri } from '../../../shared/key-uri.ts';
import { hasHiddenNames } from '../../../shared/shown-names.ts';
import { LONGEST_NAME, LONGEST_NOTE, LONGEST_PERIOD, LONGEST_TAG, MOST_TAGS } from '../../account-fields.ts';
import { fieldsOverLimit, type LimitedField, type LimitedFields } from '../../account-limits.ts';
import type { TypedKey } from '../../ipc/accounts.ts';
import { Failure } from '../ipc/failure.ts';
import { sentences } from '../texts/texts.ts';

/** Returns the typed key. @throws Failure `bad-key` if it is not Base32, `invalid-request` if it has no name */
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

/** Requires an issuer or an account name, and no hidden characters. @throws Failure `invalid-request` */
export function requireName(issuer: string, account: string): void {
  if (issuer === '' && account === '') {
    throw new Failure('invalid-request', sentences().account.needsName);
  }
  if (hasHiddenNames({ issuer, account })) {
    throw new Failure('invalid-request', sentences().account.hiddenCharacters);
  }
}

/** Requires every field within its limit, or unchanged. @throws Failure `invalid-request` with the first fault */
export function requireLimits(typed: LimitedFields, before?: LimitedFields): void {
  const [field] = fieldsOverLimit(typed, before);
  if (field === undefined) return;
  throw new Failure('invalid-request', overLimit(field));
}

function overLimit(field: LimitedField): string {
  const { overLimit: say } = sentences().account;
  switch (field) {
    case 'issuer':
    case 'account':
      return say[field]({ most: LONGEST_NAME });
    case 'tags':
      return say.tags({ most: MOST_TAGS, longest: LONGEST_TAG });
    case 'note':
      return say.note({ most: LONGEST_NOTE });
    case 'period':
      return say.period({ most: LONGEST_PERIOD });
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
