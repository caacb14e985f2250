import type { TwoFactorMethod } from '../contract/index.ts';
import { enabledMethodsOf } from '../factors/factors.ts';
import type { TwoFactorParts } from '../factors/parts.ts';
import { relyingPartyAt } from '../passkeys/relying-party.ts';
import type { FullSession } from '../sessions/sessions.ts';
import type { CodeRecipientRecord } from '../store/methods.ts';
import type { PasskeyRecord } from '../store/passkeys.ts';

/** The methods of an account, and those it can add. */
export interface ListedMethods {
  enabled: TwoFactorMethod[];
  recipients: CodeRecipientRecord[];
  passkeys: PasskeyRecord[];
  /** When the authenticator app was connected; `null` without one. */
  authenticatorSince: number | null;
  lastUsed: TwoFactorMethod | null;
  /** The methods this site offers. */
  offered: readonly TwoFactorMethod[];
  /** Verified addresses, to which codes can be sent. */
  addresses: string[];
  /** The origin at which browsers allow this site's passkeys; `null` for none. */
  passkeyOrigin: string | null;
}

export async function listMethods(
  { store, methods, baseUrl }: Pick<TwoFactorParts, 'store' | 'methods' | 'baseUrl'>,
  { userId }: FullSession,
): Promise<ListedMethods> {
  const [enabled, recipients, passkeys, key, lastUsed, addresses] = await Promise.all([
    enabledMethodsOf(store, userId),
    store.methods.recipientsOf(userId),
    store.passkeys.of(userId),
    store.authenticators.of(userId),
    store.methods.lastUsed(userId),
    store.addresses.verifiedOf(userId),
  ]);
  return {
    enabled,
    recipients,
    passkeys,
    authenticatorSince: key?.createdAt ?? null,
    lastUsed,
    offered: methods,
    addresses: addresses.map(({ email }) => email),
    passkeyOrigin: relyingPartyAt(baseUrl())?.origin ?? null,
  };
}
