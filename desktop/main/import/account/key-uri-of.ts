/** An imported account as a key URI for the vault. */
import { base32FromBytes, bytesFromBase32 } from '../../../../shared/base32.ts';
import type { KeyUri } from '../../../../shared/key-uri.ts';
import type { ImportedAccount } from './imported-account.ts';
import { wholeBytes } from './secret.ts';

/** Returns the key URI. A key of an impossible length loses its last character, which no authenticator uses. */
export function keyUriOf(account: ImportedAccount): KeyUri {
  const { type, algorithm, digits } = account;
  const common = {
    issuer: account.issuer,
    account: account.name,
    ...(account.labelIssuer !== undefined && { labelIssuer: account.labelIssuer }),
    secret: base32FromBytes(bytesFromBase32(wholeBytes(account.secret))),
    extra: account.parameters ?? [],
  };
  if (type === 'steam') return { type, ...common, algorithm: 'SHA1', digits: 5, period: 30 };
  if (type === 'hotp') return { type, ...common, algorithm, digits, counter: account.counter ?? 0 };
  return { type, ...common, algorithm, digits, period: account.period ?? 30 };
}
