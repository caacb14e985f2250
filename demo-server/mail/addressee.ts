import { randomUUID } from 'node:crypto';
import type { KeyRing } from '../keys/key-ring.ts';
import type { AuditEntry } from '../store/audit.ts';
import type { UserRecord } from '../store/users.ts';

/**
 * Whom links are made for: an account, or nobody. Anyone can request a link for any address. If it gets none, the same
 * code makes links for nobody: the same statements run, and the letters become decoys, which the courier handles like
 * letters and does not send. So what happens later takes the same time, and does not show whether there is an account.
 */
export type Addressee = Pick<UserRecord, 'id' | 'email' | 'credentialEpoch' | 'mustEnrolSince'> & {
  /** Set if the links are for nobody: what the audit log says. */
  nobody?: Pick<AuditEntry, 'userId'> & Required<Pick<AuditEntry, 'reason'>>;
};

/** Returns nobody at an address. Its id is the id of no account. */
export function nobodyAt(email: string, nobody: NonNullable<Addressee['nobody']>): Addressee {
  return { id: randomUUID(), email, credentialEpoch: 0, mustEnrolSince: null, nobody };
}

/**
 * Returns whom links to a typed address are made for: the account, or nobody if there is none or it is suspended.
 *
 * @param isSuspended the rule of demo-server/sessions/suspended.ts
 */
export function addresseeAt(
  email: string,
  found: UserRecord | undefined,
  isSuspended: (user: UserRecord) => boolean,
): Addressee {
  if (!found) return nobodyAt(email, { userId: null, reason: 'unknown-email' });
  return isSuspended(found) ? nobodyAt(email, { userId: found.id, reason: 'suspended' }) : found;
}

/** Returns what the audit log says about a request for an addressee. */
export function outcomeFor({ id, nobody }: Addressee): Pick<AuditEntry, 'userId' | 'outcome' | 'reason'> {
  return nobody ? { ...nobody, outcome: 'failure' } : { userId: id, outcome: 'success' };
}

/** How many of 256 accounts have one confirmed address, and how many have at most two. The others have three. */
const ONE = 205;
const AT_MOST_TWO = 243;

/**
 * Returns where letters go: to the addresses of the account, or for nobody to the typed address. An account may have
 * several addresses, so nobody has several, too. An address always gets the same number, which nobody can calculate
 * without the key.
 *
 * @param known the addresses of the account; looked up for nobody, too
 */
export function recipientsFor<Known extends { id: string; email: string }>(
  keys: KeyRing,
  { email, nobody }: Addressee,
  known: readonly Known[],
): readonly { id: string | null; email: string }[] {
  return nobody ? Array.from({ length: lettersTo(keys, email) }, () => ({ id: null, email })) : known;
}

/** Returns how many letters nobody at an address gets. */
export function lettersTo(keys: KeyRing, email: string): 1 | 2 | 3 {
  const [byte = 0] = digestOf(keys, email);
  if (byte < ONE) return 1;
  return byte < AT_MOST_TWO ? 2 : 3;
}

/**
 * Returns where nobody at an address would stand in the order of accounts. Letters to nobody have the language of the
 * account there, because a mail in Arabic takes several times as long to compose as one in English. So the languages
 * are as common as among the accounts, and an address always gets the same one.
 */
export function placeAmongAccounts(keys: KeyRing, email: string): string {
  // Accounts have random UUIDs, and these begin with eight such digits.
  return digestOf(keys, email).toString('hex', 1, 5);
}

function digestOf(keys: KeyRing, email: string): Buffer {
  const mac = keys.mac(email, { purpose: 'mail-decoy', userId: '', rowId: '' });
  return Buffer.from(mac.slice(mac.lastIndexOf('.') + 1), 'base64url');
}
